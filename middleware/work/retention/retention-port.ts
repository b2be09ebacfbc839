import type { OldBefore } from '../../domain/retention.ts';

export interface OldSession {
  readonly id: string;
  readonly caseId: string | null;
  readonly contactId: string | null;
}

export interface RemovedFiles {
  readonly deleted: number;
  /** Files that somebody else uses, or has made theirs: they stay. */
  readonly kept: number;
  /** Of the deleted ones, those that lie in the recycle bin for 15 days. */
  readonly inBin: number;
  /** Sessions of which Salesforce refused to delete a file, with its code. */
  readonly refused: ReadonlyMap<string, string>;
}

export interface ClearedSessions {
  readonly cleared: readonly string[];
  /** With Salesforce's code. Those that are gone are not among them. */
  readonly refused: ReadonlyMap<string, string>;
}

/** Personal data of ended calls in the org. Each method throws AppError SALESFORCE_UNAVAILABLE, NOT_CONFIGURED and the like. */
export interface PersonalRecords {
  /** Sessions that are old and still have their personal data, in the order of their ids, `PAGE` at most. @param after the last id of the page before */
  findOld(before: OldBefore, after: string | null): Promise<readonly OldSession[]>;
  /** How many there are. */
  countOld(before: OldBefore): Promise<number>;
  /** Deletes the files that this user has made of the calls of these sessions, as far as nobody else uses them. */
  deleteFiles(sessions: readonly OldSession[]): Promise<RemovedFiles>;
  /** Empties the fields of these sessions and notes when, each as a whole. @param now milliseconds since 1970 */
  clear(sessionIds: readonly string[], now: number): Promise<ClearedSessions>;
}

/** Sessions that one query answers, and that one request may change. */
export const PAGE = 200;
