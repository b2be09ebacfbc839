import { z } from 'zod';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Tokens and keys travel to these addresses: without TLS only within this machine. */
export function isSafe(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
}

/**
 * The origin of an address. A path would be lost without a word, so it is refused.
 *
 * @param paths forms that are taken for the origin all the same
 */
export function address(paths: readonly string[] = ['/']): z.ZodType<string, string> {
  return z.string({ error: 'is missing' }).transform((text, context) => {
    const url = URL.parse(text);
    if (url === null || !isSafe(url) || url.username !== '') {
      context.addIssue({ code: 'custom', message: 'must be an https:// address (http:// only for this machine)' });
      return z.NEVER;
    }
    if (!paths.includes(url.pathname) || url.search !== '' || url.hash !== '') {
      context.addIssue({ code: 'custom', message: `must be an address without a path: ${url.origin}` });
      return z.NEVER;
    }
    return url.origin;
  });
}

/** As 8x8's documentation prints it, also with two slashes and with the path of the one call. */
export const videoAddress = address(['/', '//', '/api/v1/tokens', '//api/v1/tokens']);
