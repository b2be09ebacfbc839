import type { Request } from 'express';
import type { Org, OrgSession } from '../types.ts';
import { SalesforceError, invalidSession } from '../salesforce-error.ts';
import type { TokenStore } from './token-store.ts';

/** The name of the cookie that a page's session lives in. */
export const SESSION_COOKIE = 'sid';

/**
 * The person whose token the `Authorization` header carries.
 * @throws SalesforceError INVALID_AUTH_HEADER, INVALID_SESSION_ID
 */
export function authenticateBearer(org: Org, tokens: TokenStore, request: Request): OrgSession {
  const { authorization } = request.headers;
  if (authorization === undefined) throw invalidSession();
  const token = /^(?:Bearer|OAuth) (\S+)$/iu.exec(authorization)?.[1];
  if (token === undefined) {
    throw new SalesforceError(401, [{ errorCode: 'INVALID_AUTH_HEADER', message: 'INVALID_HEADER_TYPE' }]);
  }
  return openSession(org, tokens.use(token));
}

/** The person whose session the page's cookie carries. @throws SalesforceError INVALID_SESSION_ID */
export function authenticateCookie(org: Org, tokens: TokenStore, request: Request): OrgSession {
  const token = readCookie(request.headers.cookie, SESSION_COOKIE);
  return openSession(org, token === undefined ? undefined : tokens.use(token));
}

export function readCookie(header: string | undefined, name: string): string | undefined {
  const pair = header?.split(';').find((each) => each.trim().startsWith(`${name}=`));
  return pair === undefined ? undefined : decodeURIComponent(pair.trim().slice(name.length + 1));
}

/** The person of a token, undefined for one that is not good. @throws SalesforceError INVALID_SESSION_ID */
export function openSession(org: Org, userId: string | undefined): OrgSession {
  if (userId === undefined || !org.user(userId).isActive) throw invalidSession();
  return org.asUser(userId);
}
