import type { CallDetails, LogPage } from './logged-call.ts';

export interface LogQuestion {
  /** Days as 8x8 names them, yyyy-mm-dd. */
  readonly from: string;
  readonly to: string;
  readonly cursor: string | null;
  /** Part of what is looked for, a call reference for instance; null for all calls. */
  readonly q: string | null;
}

/** What 8x8 tells of calls. */
export interface CallReports {
  /**
   * One page of the call log.
   *
   * @throws AppError VIDEO_UNAVAILABLE, VIDEO_UNAUTHORIZED (also with a fresh token), NOT_CONFIGURED (there is no
   * reporting, or no API key), VIDEO_REJECTED
   */
  logPage(question: LogQuestion): Promise<LogPage>;
  /** One call; null if 8x8 does not know it. @throws like `logPage` */
  details(callId: string): Promise<CallDetails | null>;
  /** How far 8x8's clock is ahead of ours, milliseconds. */
  aheadMs(): number;
}
