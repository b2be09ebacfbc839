import type { NextFunction, Request, Response } from 'express';
import { Router } from 'express';
import type { Org } from '../types.ts';
import { SalesforceError, apiDisabled } from '../salesforce-error.ts';
import { isFlowAction, runFlowAction } from '../flow/rest/flow-action.ts';
import { authenticateBearer } from '../oauth/authenticate.ts';
import type { TokenStore } from '../oauth/token-store.ts';
import type { ApiAllowance } from './api-allowance.ts';
import type { QueryCursors } from './query-cursors.ts';
import { parseBody, readBody, toSalesforceError } from './read-body.ts';
import { dispatchRest } from './rest-api.ts';
import { toRestRequest } from './to-rest-request.ts';
import { apiVersions, resourcesOf } from './versions.ts';

export interface RestParts {
  readonly org: Org;
  readonly tokens: TokenStore;
  readonly allowance: ApiAllowance;
  readonly cursors: QueryCursors;
}

/** The REST API below `/services/data`. Every call with a valid token counts against the allowance. */
export function createRestRouter({ org, tokens, allowance, cursors }: RestParts): Router {
  const router = Router();
  router.get('/', (_request, response) => {
    response.json(apiVersions);
  });
  router.use(readBody);
  router.use(async (request, response) => {
    const session = authenticateBearer(org, tokens, request);
    if (!session.user.hasUserPermission('ApiEnabled')) throw apiDisabled();
    response.locals['user'] = session.user.username;
    allowance.spend(session.user.id);
    response.set('Sforce-Limit-Info', allowance.limitInfo);
    const { version, call } = toRestRequest(request, parseBody(request));
    if (call.segments.length === 0) {
      response.json(resourcesOf(version));
      return;
    }
    const context = { org, session, version, cursors, dailyApiRequests: allowance.max };
    // One call is one transaction: what throws in the end has changed nothing. A flow has transactions of its own.
    const answer = isFlowAction(call)
      ? await runFlowAction(org, session, call)
      : session.transaction(() => dispatchRest(context, call));
    response.status(answer.status).set(answer.headers ?? {});
    if (answer.bytes !== undefined) response.type('application/octet-stream').send(Buffer.from(answer.bytes));
    else if (answer.body === undefined) response.end();
    else response.json(answer.body);
  });
  router.use(answerRestError);
  return router;
}

/** Errors in the shape of the REST API: a list of `message`, `errorCode`, `fields`. */
function answerRestError(error: unknown, _request: Request, response: Response, next: NextFunction): void {
  const refusal = toSalesforceError(error);
  if (refusal instanceof SalesforceError) response.status(refusal.status).json(refusal.errors);
  else next(refusal);
}
