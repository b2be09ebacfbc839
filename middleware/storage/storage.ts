import type { Room, SessionState } from '../domain/session-state.ts';

/** A session as this service knows it: its room, and how far Salesforce knows of it. The row is the work item. */
export interface StoredSession {
  readonly state: SessionState;
  /** Revision that Salesforce has; below `state.revision` a write-back is due. */
  readonly writtenRevision: number;
  readonly attempts: number;
  /** Milliseconds since 1970. */
  readonly nextAttemptAt: number;
  /** Why no attempt is made any more; null while it is worked on. */
  readonly parkedReason: string | null;
}

export interface Claim {
  readonly token: string;
  readonly state: SessionState;
  readonly attempts: number;
}

/**
 * Where rooms and unfinished write-backs are kept. Each method is one transaction: all of it happens, or nothing.
 */
export interface Storage {
  /** Where the rows live, for the log and the readiness report. */
  readonly description: string;
  /** Whether a restart loses them. */
  readonly durable: boolean;
  find(sessionId: string): Promise<StoredSession | null>;
  /** The session that a proof was used for, or null. */
  sessionOfProof(proofId: string): Promise<string | null>;
  /** How many rooms a person was given since a time (milliseconds since 1970). */
  countRooms(agentId: string, since: number): Promise<number>;
  /**
   * Keeps a new state with its write-back due at once, and the proof it used, unless the session has a room that is
   * valid at `now`: then only the proof is noted. Returns what is stored, so that whoever loses a race answers the
   * winner's. @throws ProofUsedError
   */
  keep(state: SessionState, proofId: string, now: number): Promise<StoredSession>;
  /** Notes the proof of a repeated request that is answered from the stored room. @throws ProofUsedError */
  useProof(proofId: string, sessionId: string): Promise<void>;
  /** Takes up to `limit` sessions whose write-back is due at `now` and that nobody else is writing. */
  claimDue(now: number, limit: number): Promise<readonly Claim[]>;
  /** Milliseconds since 1970 of the next attempt that is due; null if none is. */
  nextDue(): Promise<number | null>;
  /** Ends a claim: the state was written. A newer one that came meanwhile stays due. */
  finish(claim: Claim): Promise<void>;
  /** Ends a claim with another attempt at a later time, perhaps with a changed state. */
  reschedule(claim: Claim, nextAttemptAt: number, state?: SessionState): Promise<void>;
  /** Ends a claim for good, with the reason. */
  park(claim: Claim, reason: string): Promise<void>;
  /** Sessions whose state has not reached Salesforce. */
  countUnwritten(): Promise<number>;
}

/** Thrown when a proof was used for another session meanwhile; nothing was changed. */
export class ProofUsedError extends Error {
  override readonly name = 'ProofUsedError';
}

export function isRoomValid(
  session: StoredSession | null,
  now: number,
): session is StoredSession & { state: { room: Room } } {
  return session !== null && session.state.room !== null && session.state.room.expiresAt > now;
}
