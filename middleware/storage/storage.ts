import type { UsedProof } from '../domain/proof.ts';
import type { RelatedRecord, SessionLookups } from '../domain/related-records.ts';
import type { Failure, Room, RoomLinks, SessionState } from '../domain/session-state.ts';

/** A session as this service knows it: its state, and how far Salesforce knows of it. The row is the work item. */
export interface StoredSession {
  readonly state: SessionState;
  /** Revision that Salesforce has; below `state.revision` a write-back is due. */
  readonly writtenRevision: number;
  readonly attempts: number;
  /** Milliseconds since 1970. */
  readonly nextAttemptAt: number;
  /** What Salesforce said at the last attempt that failed. */
  readonly lastReason: string | null;
  /** Since when no attempt is made any more, milliseconds since 1970; null while it is worked on. */
  readonly parkedAt: number | null;
  /** When the state was last changed, milliseconds since 1970. */
  readonly changedAt: number;
}

/** A session as lists show it: nothing of it is encrypted, so that one whose secrets cannot be read is listed too. */
export interface ListedSession extends Pick<
  StoredSession,
  'writtenRevision' | 'attempts' | 'lastReason' | 'parkedAt' | 'changedAt'
> {
  readonly sessionId: string;
  readonly revision: number;
  readonly callReference: string | null;
  /** As it is kept, also by a version that knows more of them. */
  readonly status: string;
}

/** A session whose write-back is in the hands of one worker. */
export interface Claim {
  readonly token: string;
  /** What to write; case and contact are left out where a newer session of theirs exists. */
  readonly state: SessionState;
  readonly attempts: number;
  /** What is left out this time, for Salesforce could not take it and its next attempt is not due yet. */
  readonly waiting: readonly RelatedRecord[];
  /** Attempts with what waits that failed since, and since when, milliseconds since 1970; 0 if nothing waits. */
  readonly related: { readonly attempts: number; readonly since: number };
}

/**
 * Where rooms and unfinished write-backs are kept. Each method is one transaction: all of it happens, or nothing. Only
 * those that concern any number of rows (`retryParked`, `expireRooms`, `mendTimes`, `forget…`) go through them in batches,
 * a transaction each, and let others have their turn between two. Times are milliseconds since 1970.
 */
/** Why a state is written without its case or contact. */
export interface LeftOut {
  /** For the session, which many people read. */
  readonly failure: Failure;
  /** For administrators, in Salesforce's own words. */
  readonly reason: string;
}

export interface Storage {
  /** Where the rows live, for the log and the readiness report. */
  readonly description: string;
  find(sessionId: string): Promise<StoredSession | null>;
  /** What a proof was used for, or null. */
  useOfProof(proofId: string): Promise<string | null>;
  /** How many rooms a person was given since a time. */
  countStarts(agentId: string, since: number): Promise<number>;
  /**
   * Keeps a new state with its write-back due at once, and the proof it used (null for a call by a server), unless the
   * session has a room that is valid at `now`: then only the proof is noted. Returns what is stored, so that whoever
   * loses a race answers the winner's. @throws ProofUsedError, StartLimitError
   */
  keep(state: SessionState, proof: UsedProof | null, now: number, limit?: StartLimit | null): Promise<StoredSession>;
  /**
   * Notes the proof of a request that is answered from the stored room. If that room is valid at `now` and nobody's yet,
   * the person becomes its agent, with a write-back due at once. Returns what is stored, so that whoever loses the race
   * for a room sees whose it is. @throws ProofUsedError
   */
  join(sessionId: string, agentId: string, proof: UsedProof, now: number): Promise<StoredSession | null>;

  /**
   * Takes up to `limit` sessions whose write-back is due at `now`, the longest due first. A claim that was not ended by
   * `now + leaseMs` may be taken by somebody else, with a higher revision, so that the late worker's write is refused.
   * Sessions of one case or contact are never claimed by two workers at a time. A row that cannot be read is parked
   * with what to do about it, and holds up no other.
   */
  claimDue(now: number, limit: number, leaseMs: number): Promise<readonly Claim[]>;
  /** Keeps the claims of one token alive, those that were not taken over meanwhile. */
  extendClaims(token: string, claimedUntil: number): Promise<void>;
  /** When the next attempt is due; null if none is. */
  nextDue(): Promise<number | null>;
  /** Ends claims: their states were written. A newer one that came meanwhile stays due. */
  finish(claims: readonly Claim[], now: number): Promise<void>;
  /** Ids of the sessions whose claims are still in these hands; the others were taken over. */
  heldBy(claims: readonly Claim[]): Promise<ReadonlySet<string>>;
  /** Ends a claim as if it had never been: the failure was not the row's. */
  release(claims: readonly Claim[]): Promise<void>;
  /**
   * The same where nobody knows whether the write arrived, or still will: the next one has a higher revision, so that
   * the lost one is refused if it comes after it.
   */
  releaseUnsure(claims: readonly Claim[]): Promise<void>;
  /** Ends a claim with another attempt at a later time. */
  reschedule(claim: Claim, nextAttemptAt: number, reason: string): Promise<void>;
  /**
   * Ends a claim with another attempt at once, without the case or the contact, which was refused for good. The session
   * says so, and once it is written it is parked with the reason, so that the rest can be retried.
   */
  leaveOut(claim: Claim, record: RelatedRecord, told: LeftOut, now: number): Promise<void>;
  /**
   * Ends a claim with another attempt at once, without the case or the contact, which Salesforce could not take so often
   * that the session goes on without it. Once that is written, the rest is tried again at `dueAt`, by itself.
   */
  postponeRelated(claim: Claim, record: RelatedRecord, reason: string, now: number, dueAt: number): Promise<void>;
  /** Ends a claim with another attempt at once, for the contact and case that the session is about now. */
  moveTo(claim: Claim, lookups: SessionLookups, now: number): Promise<void>;
  /** Ends a claim as if it were written, with the reason: the session is not there any more. */
  endGone(claim: Claim, reason: string, now: number): Promise<void>;
  /** Ends a claim for good, with the reason. */
  park(claim: Claim, reason: string, now: number): Promise<void>;
  /** Sessions of which something has not reached Salesforce, and how many of them are parked. */
  countUnwritten(): Promise<{ readonly unwritten: number; readonly parked: number }>;
  /**
   * Since when the oldest of them waits that is not parked, milliseconds since 1970; null if there is none. Of many it
   * looks at two thousand: then their number says enough.
   */
  oldestUnwritten(): Promise<number | null>;
  listParked(limit: number): Promise<readonly ListedSession[]>;
  /** The sessions that changed last, the latest first. */
  listRecent(limit: number): Promise<readonly ListedSession[]>;
  /**
   * Makes parked sessions due again: one, those that failed for one reason, or all. Returns how many.
   *
   * @param dueAt milliseconds since 1970, `now` if left out
   */
  retryParked(which: { sessionId: string } | { reason: string } | 'all', now: number, dueAt?: number): Promise<number>;

  /**
   * Marks rooms that expired before `now` as expired, deletes their links, from SQLite's files too, and makes their
   * write-back due.
   */
  expireRooms(now: number): Promise<number>;
  /**
   * Makes due what is put off further than anything ever is, and ends claims that last longer: the clock was set back
   * since. Returns how many there were.
   */
  mendTimes(now: number): Promise<number>;
  /** Takes up states of sessions that nobody asked a room for, to be written back; leaves known sessions alone. */
  adopt(states: readonly SessionState[], now: number): Promise<number>;
  /** Forgets proofs that were used before a time: far older ones are refused for their age alone. */
  forgetProofs(before: number): Promise<void>;
  /**
   * Deletes what nothing needs any more: sessions written back and unchanged since a time, unless another one of their
   * case or contact is unwritten.
   */
  forgetSessions(before: number): Promise<number>;
  /** Takes or extends a lease that nobody else holds at `now`. Periodic work runs on the one instance that holds it. */
  holdLease(name: string, holder: string, now: number, leaseMs: number): Promise<boolean>;
  releaseLease(name: string, holder: string): Promise<void>;
}

/** How many rooms a person may be given since a time, milliseconds since 1970. */
export interface StartLimit {
  readonly starts: number;
  readonly since: number;
}

/** Thrown when a person was given as many rooms as the limit allows; nothing was changed. */
export class StartLimitError extends Error {
  override readonly name = 'StartLimitError';
}

/** Thrown for one row that this instance cannot read, with what to do about it: the others are well. */
export class UnreadableRowError extends Error {
  override readonly name = 'UnreadableRowError';
}

/** Thrown when a proof was used for something else meanwhile; nothing was changed. */
export class ProofUsedError extends Error {
  override readonly name = 'ProofUsedError';
}

export type ValidRoom = Room & { readonly links: RoomLinks };

/** The room of a session if it may still be entered. */
export function validRoom(session: StoredSession | null, now: number): ValidRoom | null {
  const room = session?.state.room ?? null;
  return room?.links != null && room.expiresAt > now ? { ...room, links: room.links } : null;
}
