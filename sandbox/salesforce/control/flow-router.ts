import { Router } from 'express';
import { z } from 'zod';
import { DELIVERABILITY } from '../email/email-outbox.ts';
import { FlowFault } from '../flow/run/flow-fault.ts';
import { fromFlowValues, toFlowInputs } from '../flow/rest/flow-json.ts';
import type { Org } from '../types.ts';

const activeBody = z.strictObject({ isActive: z.boolean() });
const runBody = z.strictObject({ user: z.string(), inputs: z.record(z.string(), z.unknown()).default({}) });
const credentialBody = z.strictObject({ name: z.string(), principal: z.string(), value: z.string().min(1) });
const deliverabilityBody = z.strictObject({ level: z.enum(DELIVERABILITY) });

/** What an administrator does in Setup with flows and what they act through, and what they have sent. */
export function createFlowRouter(org: Org): Router {
  const router = Router();
  const { flows } = org;

  router.get('/flows', (_request, response) => {
    const list = [...org.metadata.automation.flows.values()];
    response.json({
      flows: list.map(({ name, label, processType, trigger }) => ({
        name,
        label,
        processType,
        object: trigger?.object ?? null,
        isActive: flows.isActive(name),
      })),
      errors: flows.errors,
    });
  });

  /** Waits until every path after a commit has run. */
  router.post('/flows/settle', async (_request, response) => {
    await flows.settled();
    response.status(204).end();
  });

  router.post('/flows/:name', (request, response) => {
    flows.setActive(request.params.name, activeBody.parse(request.body).isActive);
    response.status(204).end();
  });

  router.post('/flows/:name/run', async (request, response) => {
    const { user, inputs } = runBody.parse(request.body);
    try {
      const outputs = await flows.launch(request.params.name, org.user(user).id, toFlowInputs(inputs));
      response.json({ outputs: fromFlowValues(outputs) });
    } catch (error) {
      if (!(error instanceof FlowFault)) throw error;
      response.status(422).json({ error: error.message });
    }
  });

  router.get('/notifications', ({ query }, response) => {
    const { user } = query;
    response.json(flows.notifications.list(typeof user === 'string' ? org.user(user).id : undefined));
  });

  router.get('/emails', (_request, response) => {
    response.json(flows.emails.list());
  });

  router.post('/emails/deliverability', (request, response) => {
    flows.emails.deliverability = deliverabilityBody.parse(request.body).level;
    response.status(204).end();
  });

  /** The secret that an administrator types for a principal; it cannot be read again. */
  router.post('/credentials', (request, response) => {
    const { name, principal, value } = credentialBody.parse(request.body);
    flows.credentials.set(name, principal, value);
    response.status(204).end();
  });

  return router;
}
