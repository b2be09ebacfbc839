import type { NextFunction, Request, Response } from 'express';
import { Router } from 'express';
import { z } from 'zod';
import { toFlowInputs } from '../flow/rest/flow-json.ts';
import { parseJson, readBody as readCallBody, toSalesforceError } from '../rest/read-body.ts';
import { insufficientAccess, jsonParserError, SalesforceError } from '../salesforce-error.ts';
import type { Org, OrgSession } from '../types.ts';
import { authenticatePage, type PageParts } from '../ui-api/authenticate-page.ts';

const readBody = z.strictObject({ read: z.literal(true), notificationIds: z.array(z.string()).optional() });
const startBody = z.strictObject({ flow: z.string(), inputs: z.record(z.string(), z.unknown()).default({}) });
const submitBody = z.strictObject({ values: z.record(z.string(), z.unknown()) });

/**
 * The part of the Connect REST API that pages need: a person's notifications. Screens of flows are here too, because
 * the calls by which Lightning shows them are not public.
 * Source: Connect REST API Developer Guide, "Notifications Resources".
 */
export function createConnectRouter(parts: PageParts): Router {
  const { org } = parts;
  const router = Router();
  const sessionOf = (request: Request, response: Response): OrgSession => authenticatePage(parts, request, response);
  router.use((request, _response, next) => {
    next(/^\/v[\d.]+\/connect\//u.test(request.url) ? undefined : 'router');
  });
  router.use(readCallBody);

  router.get('/:version/connect/notifications', (request, response) => {
    const { user } = sessionOf(request, response);
    const notifications = org.flows.notifications.list(user.id).map((one) => ({
      id: one.id,
      messageTitle: one.title,
      messageBody: one.body,
      target: one.targetId,
      type: one.type,
      read: one.isRead,
      mostRecentActivityDate: one.createdAt,
      recipientId: one.recipientId,
    }));
    response.set('Cache-Control', 'no-store').json({ notifications });
  });

  router.patch('/:version/connect/notifications', (request, response) => {
    const { user } = sessionOf(request, response);
    const { notificationIds } = parse(readBody, request);
    org.flows.notifications.markRead(user.id, notificationIds);
    response.status(204).end();
  });

  router.post('/:version/connect/flow-interviews', async (request, response) => {
    const { user } = sessionOf(request, response);
    const { flow: name, inputs } = parse(startBody, request);
    const flow = org.flows.screenFlow(name);
    assertMayRun(org, user.id, name);
    response.status(201).json(await org.flows.screens.start(flow, user.id, toFlowInputs(inputs)));
  });

  router.post('/:version/connect/flow-interviews/:id', async (request, response) => {
    const { user } = sessionOf(request, response);
    const { values } = parse(submitBody, request);
    response.json(await org.flows.screens.submit(request.params.id, user.id, toFlowInputs(values)));
  });

  router.use(answerError);
  return router;
}

function assertMayRun(org: Org, userId: string, flow: string): void {
  if (!org.flows.mayRun(userId, flow)) throw insufficientAccess();
}

function parse<T>(schema: z.ZodType<T>, request: Request): T {
  const result = schema.safeParse(parseJson(request));
  if (!result.success) throw jsonParserError(result.error.issues[0]?.message ?? 'Invalid input');
  return result.data;
}

function answerError(error: unknown, _request: Request, response: Response, next: NextFunction): void {
  const refusal = toSalesforceError(error);
  if (refusal instanceof SalesforceError) response.status(refusal.status).json(refusal.errors);
  else next(refusal);
}
