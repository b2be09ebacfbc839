import type { Request, Response } from 'express';
import { authenticateBearer, authenticateCookie } from '../oauth/authenticate.ts';
import type { RestParts } from '../rest/rest-router.ts';
import { apiDisabled } from '../salesforce-error.ts';
import type { OrgSession } from '../types.ts';
import { assertSameOrigin } from './same-origin.ts';

export interface PageParts extends RestParts {
  /** The origin a request came to, for instance `http://localhost:3000`. */
  readonly originOf: (request: Request) => string;
}

/**
 * Who asks: a page by its session cookie, or a program by its token, whose call counts.
 * @throws SalesforceError INVALID_SESSION_ID, API_DISABLED_FOR_ORG, REQUEST_LIMIT_EXCEEDED, INSUFFICIENT_ACCESS
 */
export function authenticatePage(parts: PageParts, request: Request, response: Response): OrgSession {
  const { org, tokens, allowance, originOf } = parts;
  if (request.headers.authorization === undefined) {
    const session = authenticateCookie(org, tokens, request);
    assertSameOrigin(request, originOf(request));
    return session;
  }
  const session = authenticateBearer(org, tokens, request);
  if (!session.user.hasUserPermission('ApiEnabled')) throw apiDisabled();
  allowance.spend(session.user.id);
  response.set('Sforce-Limit-Info', allowance.limitInfo);
  return session;
}
