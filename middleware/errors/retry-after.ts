const LONGEST_S = 3600;
// Date.parse alone would take a good deal for a date that is none of HTTP's.
const HTTP_DATE = /^[A-Z][a-z]+, .+ GMT$/u;

/**
 * Seconds of a Retry-After header, at most an hour; undefined if there is none to use. Source: RFC 9110, 10.2.3: a number
 * of seconds or a date (5.6.7, without the form of asctime, which has been obsolete since 1997).
 *
 * @param now milliseconds since 1970
 */
export function parseRetryAfter(header: string | string[] | undefined, now: number): number | undefined {
  const seconds = typeof header === 'string' ? secondsOf(header.trim(), now) : Number.NaN;
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(seconds, 0), LONGEST_S);
}

function secondsOf(header: string, now: number): number {
  if (/^\d+$/u.test(header)) return Number(header);
  return HTTP_DATE.test(header) ? Math.ceil((Date.parse(header) - now) / 1000) : Number.NaN;
}
