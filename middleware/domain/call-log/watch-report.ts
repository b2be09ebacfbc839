/** Where a scan of the log ended before it was done: the next one goes on from there. */
export interface ScanRest {
  /** Days as 8x8 names them. */
  readonly from: string;
  readonly to: string;
  /** Null for the head of the log, where 8x8 does not take the cursor any more. */
  readonly cursor: string | null;
  /** Older entries are of no interest, milliseconds since 1970. */
  readonly floor: number;
}

/** What the last look at 8x8's call log was like; kept for all instances. Times are milliseconds since 1970. */
export interface WatchReport {
  /** When the log was last read; null before the first time. */
  readonly readAt: number | null;
  /** How far back it was read. */
  readonly readBackTo: number | null;
  readonly pages: number;
  readonly entries: number;
  /** What is left to read until there is no older room to look for; null for nothing. */
  readonly rest: ScanRest | null;
  /** Pages that the last whole reading took. */
  readonly wholePages: number;
  /** How far 8x8's clock is ahead of ours, milliseconds. */
  readonly aheadMs: number;
  /** Why nothing is read at the moment; null if it is. */
  readonly pause: WatchPause | null;
}

export interface WatchPause {
  readonly code: string;
  /** In words for an administrator. */
  readonly reason: string;
  readonly since: number;
  readonly until: number;
}

export const NOTHING_READ: WatchReport = {
  readAt: null,
  readBackTo: null,
  pages: 0,
  entries: 0,
  rest: null,
  wholePages: 0,
  aheadMs: 0,
  pause: null,
};
