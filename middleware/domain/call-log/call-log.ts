import type { DoubtfulCall } from './doubtful-call.ts';
import type { WatchReport } from './watch-report.ts';

/** How what became of calls comes in. */
export interface CallLogState {
  /** Rooms whose call is looked for. */
  readonly watched: number;
  /** How long the look that is longest due has waited, seconds: outcomes are so late. */
  readonly lagSeconds: number;
  /** Calls that may be of several sessions. */
  readonly doubtCount: number;
  /** Calls of somebody else on the same 8x8 account, within a day. */
  readonly foreignCount: number;
  readonly report: WatchReport;
  /** Values of 8x8 that were not understood since this instance runs, by field. */
  readonly sloppyValues: readonly SloppyValue[];
}

export interface SloppyValue {
  readonly field: string;
  readonly count: number;
}

/** What a reading that somebody asked for came to. */
export interface AskedReading {
  readonly pages: number;
  readonly entries: number;
  /** Rooms that were looked for. */
  readonly rooms: number;
  /** Sessions of which there is news. */
  readonly changed: number;
  readonly foreign: number;
  readonly doubts: number;
  readonly durationMs: number;
}

/** 8x8's call log as administrators see it. */
export interface CallLog {
  state(): Promise<CallLogState>;
  doubts(limit: number): Promise<readonly DoubtfulCall[]>;
  /** The doubt about one call; null if there is none, or none any more. */
  doubt(callId: string): Promise<DoubtfulCall | null>;
  /** @throws AppError as `CallReports`, OVERLOADED while it is being read */
  readNow(): Promise<AskedReading>;
  /** Gives a doubtful call to one of its candidates. Returns false if there is no such doubt any more. */
  assign(callId: string, roomId: string): Promise<boolean>;
  /** Says that a doubtful call is of none of its candidates. Returns false if there is no such doubt any more. */
  dismiss(callId: string): Promise<boolean>;
}
