import { z } from 'zod';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);
// What pg takes beside the host of the address, and what would weaken the certificate check.
const OTHER_HOSTS = ['host', 'hostaddr'];
const WEAKENING = ['ssl', 'uselibpqcompat'];

const SCHEME = /^postgres(?:ql)?:$/u;

const ADVICE =
  'must end with ?sslmode=verify-full, because the database is on another machine: without TLS, links, tokens and the ' +
  'records of who did what could be read and changed on the way (in a network of your own: DATABASE_TLS=off)';

export const databaseUrl = z
  .string()
  .regex(/^postgres(?:ql)?:\/\//u, 'must begin with postgres://')
  .refine((text) => URL.canParse(text), 'is no valid address')
  .nullish();

/** Why a database may not be reached that way, or null. @param tls `off` for a network that its owner answers for */
export function refuseDatabase(text: string | null | undefined, tls: 'required' | 'off'): string | null {
  const url = text == null ? null : URL.parse(text);
  // What is no address of PostgreSQL is refused for that.
  if (url === null || tls === 'off' || !SCHEME.test(url.protocol)) return null;
  const { hostname, searchParams } = url;
  const hosts = [hostname, ...OTHER_HOSTS.flatMap((name) => searchParams.getAll(name))].filter((host) => host !== '');
  // Beside names and addresses of this machine, a path is a socket of this machine.
  // Without any, the environment of pg would name one.
  if (hosts.length > 0 && hosts.every((host) => LOOPBACK.has(host) || /^(?:\/|%2f)/iu.test(host))) return null;
  const modes = searchParams.getAll('sslmode');
  const isVerified = modes.length === 1 && modes[0] === 'verify-full';
  return isVerified && !WEAKENING.some((name) => searchParams.has(name)) ? null : ADVICE;
}
