import { createHmac } from 'node:crypto';
import type { Org, OrgUser } from '../types.ts';
import { SalesforceError } from '../salesforce-error.ts';
import { readAssertion } from './jwt-assertion.ts';
import type { OAuthClient } from './oauth-client.ts';
import { authenticateClient } from './oauth-client.ts';
import { OAuthError } from './oauth-error.ts';
import type { TokenStore } from './token-store.ts';

export interface TokenRequest {
  readonly form: URLSearchParams;
  readonly authorization: string | undefined;
  /** Where the request came to, for instance `http://localhost:3000`. */
  readonly origin: string;
}

export interface TokenIssuer {
  readonly org: Org;
  readonly tokens: TokenStore;
  readonly clients: readonly OAuthClient[];
}

/** They belong to no org, so the client credentials flow is refused there. */
const SHARED_LOGIN_HOSTS = ['login.salesforce.com', 'test.salesforce.com'];
const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** The answer of `/services/oauth2/token`. @throws OAuthError */
export function grantToken(issuer: TokenIssuer, request: TokenRequest): Readonly<Record<string, string>> {
  switch (request.form.get('grant_type')) {
    case 'client_credentials':
      return grantClientCredentials(issuer, request);
    case JWT_BEARER:
      return grantJwtBearer(issuer, request);
    default:
      throw new OAuthError('unsupported_grant_type', 'grant type not supported');
  }
}

function grantClientCredentials(issuer: TokenIssuer, { form, authorization, origin }: TokenRequest) {
  if (SHARED_LOGIN_HOSTS.includes(new URL(origin).hostname)) {
    throw new OAuthError('invalid_grant', 'request not supported on this domain');
  }
  const client = authenticateClient(issuer.clients, form, authorization);
  if (client.clientCredentialsUser === undefined) {
    throw new OAuthError('invalid_grant', 'no client credentials user enabled');
  }
  const user = findUser(issuer.org, client.clientCredentialsUser);
  const issuedAt = String(issuer.org.clock.now());
  const answer = describeToken(issuer, user, origin);
  const signature = createHmac('sha256', client.secret)
    .update(answer.id + issuedAt)
    .digest('base64');
  return { ...answer, signature, issued_at: issuedAt };
}

function grantJwtBearer(issuer: TokenIssuer, { form, origin }: TokenRequest) {
  const audiences = [origin, ...SHARED_LOGIN_HOSTS.map((host) => `https://${host}`)];
  const username = readAssertion(issuer.clients, form.get('assertion') ?? '', audiences, issuer.org.clock.now());
  return describeToken(issuer, findUser(issuer.org, username), origin);
}

function describeToken({ org, tokens }: TokenIssuer, user: OrgUser, origin: string) {
  return {
    access_token: tokens.issue(user.id),
    scope: 'api',
    instance_url: origin,
    id: `${origin}/id/${org.organizationId}/${user.id}`,
    token_type: 'Bearer',
  };
}

function findUser(org: Org, username: string): OrgUser {
  try {
    const user = org.user(username);
    if (user.isActive) return user;
  } catch (error) {
    if (!(error instanceof SalesforceError)) throw error;
  }
  throw new OAuthError('invalid_grant', 'authentication failure');
}
