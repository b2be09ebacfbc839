import { isIP } from 'node:net';
import type { Request } from 'express';

const MAPPED = /^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/iu;
const WITH_PORT = /^(?:\[(?<six>[0-9a-f:.]+)\]|(?<four>\d+\.\d+\.\d+\.\d+)):\d{1,5}$/iu;
const UNKNOWN = 'unknown';
// Whoever has one IPv6 address has the 2^64 around it (RFC 6177): four groups of sixteen bits name them all.
const NETWORK_GROUPS = 4;
const GROUPS = 8;

/**
 * Where a request comes from: the other end of the connection, or what the proxies of `TRUST_PROXY` say. Some of them
 * write a port behind it. What is no address counts for nothing, so that nobody can write into the log.
 */
export function addressOf(req: Request): string {
  return toAddress(req.ip) ?? toAddress(req.socket.remoteAddress) ?? UNKNOWN;
}

/** Who shares a bound with an address: itself, and for IPv6 its network of 64 bits. */
export function networkOf(address: string | undefined): string {
  const plain = toAddress(address) ?? UNKNOWN;
  return plain.includes(':') ? `${expand(plain).slice(0, NETWORK_GROUPS).join(':')}::/64` : plain;
}

function toAddress(text: string | undefined): string | null {
  const { six, four } = WITH_PORT.exec(text ?? '')?.groups ?? {};
  const plain = (six ?? four ?? text ?? '').replace(MAPPED, '').replace(/%.*$/u, '');
  return isIP(plain) === 0 ? null : plain.toLowerCase();
}

/** The eight groups of an IPv6 address, without leading zeros. */
function expand(address: string): string[] {
  const [head = '', tail] = address.split('::');
  const groups = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const before = groups(head);
  const after = groups(tail ?? '');
  const zeros = tail === undefined ? 0 : Math.max(GROUPS - before.length - after.length, 0);
  return [...before, ...Array<string>(zeros).fill('0'), ...after].map((group) => group.replace(/^0+(?=.)/u, ''));
}
