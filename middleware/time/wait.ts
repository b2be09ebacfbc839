/** Times are milliseconds since 1970. */
export interface Wait {
  readonly from: number;
  readonly until: number;
}

/**
 * What is left of a wait, milliseconds. Nothing once the clock says a time before its beginning: it was set back, and by
 * the old time the wait would last as much longer.
 */
export function leftOf({ from, until }: Wait, now: number): number {
  return now < from ? 0 : Math.max(0, until - now);
}
