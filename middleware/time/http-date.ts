/**
 * The time of a Date header, milliseconds since 1970; null for what is none: missing, cut off, twice, or in another form.
 * Source: RFC 9110, 5.6.7 "IMF-fixdate", the only form that senders may use, and the one that `toUTCString` makes.
 */
export function parseHttpDate(header: string | undefined): number | null {
  const time = Date.parse(header ?? '');
  return !Number.isNaN(time) && new Date(time).toUTCString() === header ? time : null;
}
