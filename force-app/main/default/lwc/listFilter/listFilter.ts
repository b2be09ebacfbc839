/** Older than any record, so that the bound leaves none out. */
const LONG_AGO_MS = 10 * 365 * 24 * 3_600_000;

/** A bound that differs each time makes Lightning Data Service ask anew in place of answering from its cache. */
export function anewFilter(): string {
  return `{ CreatedDate: { gt: { value: "${new Date(Date.now() - LONG_AGO_MS).toISOString()}" } } }`;
}
