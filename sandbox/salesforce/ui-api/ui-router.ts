import type { NextFunction, Request, Response } from 'express';
import { Router } from 'express';
import { SalesforceError } from '../salesforce-error.ts';
import { readBody, toSalesforceError } from '../rest/read-body.ts';
import { createDispatch } from '../rest/routes.ts';
import { toRestRequest } from '../rest/to-rest-request.ts';
import { listViewRoutes } from './list-view-routes.ts';
import { objectInfoRoutes } from './object-info-routes.ts';
import { recordRoutes } from './record-routes.ts';
import { relatedListRoutes } from './related-list-routes.ts';
import { authenticatePage, type PageParts } from './authenticate-page.ts';
import { RecordSaveError, toUiErrorBody } from './ui-error.ts';

const dispatch = createDispatch([...recordRoutes, ...objectInfoRoutes, ...relatedListRoutes, ...listViewRoutes]);

/**
 * UI API below `/services/data/vXX.0/ui-api`, for pages by their session cookie and for programs by token.
 * Only the latter counts as an API call, as Lightning Data Service does not.
 */
export function createUiApiRouter(parts: PageParts): Router {
  const { org, allowance, cursors } = parts;
  const router = Router();
  router.use((request, _response, next) => {
    // All else below `/services/data` is the REST API's to answer.
    next(/^\/v[\d.]+\/ui-api(?:[/?]|$)/u.test(request.url) ? undefined : 'router');
  });
  router.use(readBody);
  router.use((request, response) => {
    const session = authenticatePage(parts, request, response);
    response.locals['user'] = session.user.username;
    const { version, call } = toRestRequest(request);
    const context = { org, session, version, cursors, dailyApiRequests: allowance.max };
    const answer = session.transaction(() => dispatch(context, { ...call, segments: call.segments.slice(1) }));
    response.status(answer.status).set('Cache-Control', 'no-store');
    if (answer.body === undefined) response.end();
    else response.json(answer.body);
  });
  router.use(answerUiError);
  return router;
}

function answerUiError(error: unknown, _request: Request, response: Response, next: NextFunction): void {
  const refusal = toSalesforceError(error);
  if (refusal instanceof RecordSaveError) response.status(refusal.reason.status).json(toUiErrorBody(refusal));
  else if (refusal instanceof SalesforceError) response.status(refusal.status).json(toUiErrorBody(refusal));
  else next(refusal);
}
