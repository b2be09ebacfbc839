import type { FoundCall } from '../domain/call-log/call-outcome.ts';
import type { DoubtfulCall } from '../domain/call-log/doubtful-call.ts';
import type { FoundFiles } from './file-store.ts';
import type { Watch } from '../domain/call-log/judge-room.ts';
import type { WatchReport } from '../domain/call-log/watch-report.ts';

/** A room whose call is looked for, or was. Times are milliseconds since 1970. */
export interface WatchedRoom {
  readonly roomId: string;
  readonly sessionId: string;
  /** As 8x8 keeps it. */
  readonly reference: string;
  /** Digits of the number that was to be called; null if there is none, or it cannot be read any more. */
  readonly number: string | null;
  readonly handedAt: number | null;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly watch: Watch;
  readonly nextLookAt: number | null;
  /** The call whose ratings count; null before one was found. */
  readonly callId: string | null;
  readonly calls: readonly FoundCall[];
}

/** What was made of an entry of the log. */
export const VERDICTS = ['open', 'ours', 'foreign', 'doubt'] as const;
export type CallVerdict = (typeof VERDICTS)[number];

/** An entry of the log as it was last seen. */
export interface SeenCall extends FoundCall {
  /** The room it is a call of; null for any but `ours`. */
  readonly roomId: string | null;
  readonly verdict: CallVerdict;
}

/** An entry that is no room's, with the rooms that a doubtful one may be of. */
export interface NotedCall extends SeenCall {
  readonly candidates?: readonly { readonly roomId: string; readonly numberDiffers: boolean }[];
}

export interface CallCounts {
  /** Rooms whose call is looked for. */
  readonly watched: number;
  /** Calls that may be of several sessions. */
  readonly doubts: number;
  /** Calls of somebody else, seen since a time. */
  readonly foreign: number;
  /** Since when the look that is longest due waits; null if none is due. */
  readonly dueSince: number | null;
}

export interface Ratings {
  readonly agentRating: number | null;
  readonly guestRating: number | null;
}

/** What one look brought to light of one session. */
export interface Look {
  readonly sessionId: string;
  /** Rooms of it that were looked for, found or not. */
  readonly roomIds: readonly string[];
  /** Calls of its rooms, new ones or changed ones. */
  readonly calls: readonly SeenCall[];
  /** By room; a rating that is missing now takes none away. */
  readonly ratings?: ReadonlyMap<string, Ratings>;
  /** Pictures and chats of calls that have ended. */
  readonly files?: readonly FoundFiles[];
  /** Rooms whose call cannot be told from another's for good. */
  readonly inDoubt?: ReadonlySet<string>;
}

/**
 * Rooms of 8x8 and what its call log says of them. Each method is one transaction. What is kept only ever grows: a worker
 * that was late finds what is newer and takes nothing of it back. Times are milliseconds since 1970.
 */
export interface CallStore {
  /** Rooms whose next look is due at `now`, the longest due first. */
  dueRooms(now: number, limit: number): Promise<readonly WatchedRoom[]>;
  /** When the next look is due; null if none is. */
  nextLook(): Promise<number | null>;
  /** All rooms of some references (see `referenceKey`) that could be entered at `since` or later. */
  roomsOf(referenceKeys: readonly string[], since: number): Promise<readonly WatchedRoom[]>;
  /** Which of some references rooms have, each as `referenceKey` writes it. */
  usedReferences(references: readonly string[]): Promise<ReadonlySet<string>>;
  /** Those entries of the log that were seen before. */
  seenCalls(callIds: readonly string[]): Promise<ReadonlyMap<string, SeenCall>>;
  /** Notes entries that are no room's, or of which that is not known yet. */
  noteSeen(calls: readonly NotedCall[], now: number): Promise<void>;
  /**
   * Keeps what a look brought: calls, watches of the rooms, and the session by their evidence, its write-back due with
   * others if anything changed. Returns whether it is.
   *
   * @param random from 0 to 1, spreads the next look
   */
  keepLook(look: Look, now: number, random: number): Promise<boolean>;
  /** Calls that may be of several sessions, the newest first. */
  listDoubts(limit: number): Promise<readonly DoubtfulCall[]>;
  /**
   * Gives a doubtful call to one of its own candidates, for somebody said so. What that decides of other doubts is found
   * by the next look. Returns false if it is no doubt any more, or that room is none of its candidates.
   *
   * @param random from 0 to 1, spreads the next look
   */
  assignCall(callId: string, roomId: string, now: number, random: number): Promise<boolean>;
  /**
   * Makes a doubtful call one of somebody else, for somebody said so: it is matched no more. Its candidates are looked for
   * again. Returns false if it is no doubt any more.
   */
  dismissCall(callId: string, now: number): Promise<boolean>;
  /** @param since of foreign calls */
  countCalls(since: number, now: number): Promise<CallCounts>;
  /** What the last look was like, of whichever instance. */
  readReport(): Promise<WatchReport>;
  keepReport(report: WatchReport): Promise<void>;
  /** Forgets rooms and calls of before a time, a batch of them a transaction. */
  forgetRooms(before: number): Promise<void>;
}
