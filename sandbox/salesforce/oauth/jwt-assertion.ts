import { verify } from 'node:crypto';
import { z } from 'zod';
import type { OAuthClient } from './oauth-client.ts';
import { findClient } from './oauth-client.ts';
import { OAuthError } from './oauth-error.ts';

const header = z.object({ alg: z.literal('RS256') });
const claims = z.object({ iss: z.string(), sub: z.string(), aud: z.string(), exp: z.number() });

/** Salesforce takes assertions that expire within three minutes, with some leeway for clocks. */
const MAX_LIFETIME_S = 5 * 60;

/**
 * Whom a signed assertion speaks for. `audiences` are the origins this org answers for, `now` is in milliseconds.
 * Source: Salesforce Help, "OAuth 2.0 JWT Bearer Flow for Server-to-Server Integration".
 * @returns the username
 * @throws OAuthError invalid_client_id, invalid_client, invalid_grant
 */
export function readAssertion(
  clients: readonly OAuthClient[],
  assertion: string,
  audiences: readonly string[],
  now: number,
): string {
  const [headerPart = '', claimsPart = '', signature = '', ...rest] = assertion.split('.');
  const isWellFormed = rest.length === 0 && header.safeParse(decode(headerPart)).success;
  const { data } = claims.safeParse(decode(claimsPart));
  if (!isWellFormed || data === undefined) throw new OAuthError('invalid_grant', 'invalid assertion');
  const client = findClient(clients, data.iss);
  if (client.jwtPublicKey === undefined)
    throw new OAuthError('invalid_client', 'client does not use digital signatures');
  const signed = Buffer.from(`${headerPart}.${claimsPart}`);
  if (!verify('RSA-SHA256', signed, client.jwtPublicKey, Buffer.from(signature, 'base64url'))) {
    throw new OAuthError('invalid_grant', 'invalid assertion');
  }
  if (!audiences.includes(data.aud.replace(/\/$/u, ''))) throw new OAuthError('invalid_grant', 'audience is invalid');
  const secondsLeft = data.exp - now / 1000;
  if (secondsLeft <= 0 || secondsLeft > MAX_LIFETIME_S) throw new OAuthError('invalid_grant', 'assertion expired');
  if (client.jwtUsers?.includes(data.sub) !== true) {
    throw new OAuthError('invalid_grant', "user hasn't approved this consumer");
  }
  return data.sub;
}

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
