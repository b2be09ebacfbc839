import { createSign } from 'node:crypto';

export type SalesforceCredentials =
  | { readonly kind: 'client-credentials'; readonly clientId: string; readonly clientSecret: string }
  | { readonly kind: 'jwt'; readonly clientId: string; readonly username: string; readonly privateKey: string };

// Salesforce refuses assertions that live longer than five minutes.
const ASSERTION_LIFETIME_S = 180;

/**
 * The form of the token request (OAuth 2.0 client credentials or JWT bearer flow).
 *
 * @param loginUrl the org's My Domain
 * @param nowMs milliseconds since 1970, for the assertion's expiry
 */
export function tokenRequest(
  credentials: SalesforceCredentials,
  loginUrl: string,
  nowMs: number,
): Record<string, string> {
  if (credentials.kind === 'client-credentials') {
    return {
      grant_type: 'client_credentials',
      client_id: credentials.clientId,
      client_secret: credentials.clientSecret,
    };
  }
  return {
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: signAssertion(credentials, audienceOf(loginUrl), Math.floor(nowMs / 1000)),
  };
}

/** Salesforce Help, "OAuth 2.0 JWT Bearer Flow": the audience is the authorization server, not the org. */
function audienceOf(loginUrl: string): string {
  const { hostname, origin } = new URL(loginUrl);
  if (!hostname.endsWith('.salesforce.com')) return origin;
  return hostname.includes('.sandbox.') ? 'https://test.salesforce.com' : 'https://login.salesforce.com';
}

function signAssertion(
  { clientId, username, privateKey }: { clientId: string; username: string; privateKey: string },
  audience: string,
  nowS: number,
): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iss: clientId, sub: username, aud: audience, exp: nowS + ASSERTION_LIFETIME_S };
  const content = `${part({ alg: 'RS256' })}.${part(claims)}`;
  return `${content}.${createSign('RSA-SHA256').update(content).sign(privateKey, 'base64url')}`;
}
