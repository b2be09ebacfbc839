import { timingSafeEqual } from 'node:crypto';
import { OAuthError } from './oauth-error.ts';

/** An external client app as its owner set it up. */
export interface OAuthClient {
  readonly id: string;
  readonly secret: string;
  /** The run-as user of the client credentials flow; without one that flow is off. */
  readonly clientCredentialsUser?: string;
  /** PEM of the key or certificate that verifies JWT assertions; without it that flow is off. */
  readonly jwtPublicKey?: string;
  /** Usernames that were pre-authorized for the JWT flow. */
  readonly jwtUsers?: readonly string[];
}

/** @throws OAuthError invalid_client_id */
export function findClient(clients: readonly OAuthClient[], id: string | undefined): OAuthClient {
  const client = clients.find((each) => each.id === id);
  if (client === undefined) throw new OAuthError('invalid_client_id', 'client identifier invalid');
  return client;
}

/**
 * The client whose id and secret came in the form or by HTTP Basic.
 * @throws OAuthError invalid_client_id, invalid_client
 */
export function authenticateClient(
  clients: readonly OAuthClient[],
  form: URLSearchParams,
  authorization: string | undefined,
): OAuthClient {
  const [id, secret] = readBasic(authorization) ?? [form.get('client_id') ?? undefined, form.get('client_secret')];
  const client = findClient(clients, id);
  if (!isSame(client.secret, secret ?? '')) throw new OAuthError('invalid_client', 'invalid client credentials');
  return client;
}

function readBasic(authorization = ''): readonly [string, string] | undefined {
  const encoded = /^Basic (\S+)$/iu.exec(authorization)?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return [decodeURIComponent(text.slice(0, colon)), decodeURIComponent(text.slice(colon + 1))];
}

function isSame(expected: string, actual: string): boolean {
  const [left, right] = [Buffer.from(expected), Buffer.from(actual)];
  return left.length === right.length && timingSafeEqual(left, right);
}
