/**
 * How a picture or chat of a call is.
 *
 *   due      it is to be written
 *   written  Salesforce has it
 *   gone     8x8 has it no more
 *   skipped  it is not to be written: switched off, its case is gone, or it is none
 *   parked   Salesforce refused it for good, or 8x8 called another number than it was asked to; somebody may retry
 */
export const FILE_STATES = ['due', 'written', 'gone', 'skipped', 'parked'] as const;

/** Which files 8x8 tells of one call, see `CallFiles`. */
export interface FoundFiles {
  readonly callId: string;
  readonly pictures: readonly string[];
  readonly chatPrint: string | null;
  readonly fieldsPrint: string | null;
}

/** A file in the hands of one worker. Times are milliseconds since 1970. */
export interface ClaimedFile {
  /** The hash of a picture's path, `CHAT` or `FIELDS`. */
  readonly file: string;
  readonly ordinal: number;
  readonly print: string | null;
  /** The ContentVersion of an earlier state of the chat. */
  readonly versionId: string | null;
  /** Whether an insert was begun before whose end nobody knows. */
  readonly mayExist: boolean;
  /** Attempts that failed. */
  readonly attempts: number;
  readonly dueSince: number;
}

/** All due files of one call. */
export interface FilesClaim {
  readonly token: string;
  readonly callId: string;
  readonly sessionId: string;
  readonly callReference: string | null;
  /** Whether the call was ever about a case: then its files are that case's and nobody else's. */
  readonly hadCase: boolean;
  /** Of the call's pictures that were written. */
  readonly writtenBytes: number;
  readonly files: readonly ClaimedFile[];
}

export type FileEnd =
  | { readonly state: 'written'; readonly versionId: string | null; readonly bytes: number }
  | { readonly state: 'gone' | 'skipped' | 'parked'; readonly reason: string };

export interface ParkedFiles {
  readonly sessionId: string;
  readonly reason: string;
  readonly since: number;
  readonly attempts: number;
}

/**
 * The pictures and chats of calls on their way to Salesforce. Each method is one transaction; they come in by
 * `CallStore.keepLook`. Times are milliseconds since 1970.
 */
export interface FileStore {
  /** When the next file is due; null if none is. */
  nextFile(): Promise<number | null>;
  /**
   * Takes all due files of the call that is due longest. A session's call reference goes first: files wait until it is
   * written. A claim that is not ended by `now + leaseMs` may be taken by somebody else.
   */
  claimFiles(now: number, leaseMs: number): Promise<FilesClaim | null>;
  extendFiles(token: string, claimedUntil: number): Promise<void>;
  /**
   * Notes that a file is about to be inserted. `repeat` if an insert was begun before whose end nobody knows: it may have
   * been made. `lost` if the claim is in other hands.
   */
  beginInsert(claim: FilesClaim, file: ClaimedFile): Promise<'first' | 'repeat' | 'lost'>;
  /** Ends a file, unless it changed meanwhile: then it stays due. Returns whether the claim was still in these hands. */
  endFile(claim: FilesClaim, file: ClaimedFile, end: FileEnd, now: number): Promise<boolean>;
  /** Ends the claim of a file with another attempt at a later time. */
  postponeFile(claim: FilesClaim, file: ClaimedFile, nextAttemptAt: number, reason: string): Promise<void>;
  /** Ends what is left of a claim with another attempt at a later time: the failure was no file's own. */
  releaseFiles(claim: FilesClaim, nextAttemptAt: number): Promise<void>;
  /** Files that are to be written, and those that wait for a person. */
  countFiles(): Promise<{ readonly due: number; readonly parked: number }>;
  /** By session, the longest parked first. */
  listParkedFiles(limit: number): Promise<readonly ParkedFiles[]>;
  /**
   * Makes parked files due again: those of one session, or all. Those of a call to another number stay. Returns how many
   * sessions they are of.
   */
  retryParkedFiles(which: { readonly sessionId: string } | 'all', now: number): Promise<number>;
  /**
   * Makes files due that wait because 8x8 called another number: somebody has found out that it was the customer. What the
   * same call brings later is the customer's too. Returns whether there were any.
   */
  releaseHeldFiles(sessionId: string, now: number): Promise<boolean>;
  /** Forgets files that changed last before a time, a batch of them a transaction. */
  forgetFiles(before: number): Promise<void>;
}
