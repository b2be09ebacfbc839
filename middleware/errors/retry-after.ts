/** Seconds of a Retry-After header (RFC 9110, delay-seconds only, at most an hour); undefined if there is none to use. */
export function parseRetryAfter(header: string | string[] | undefined): number | undefined {
  const seconds = typeof header === 'string' && /^\d+$/u.test(header) ? Number(header) : Number.NaN;
  return Number.isNaN(seconds) ? undefined : Math.min(seconds, 3600);
}
