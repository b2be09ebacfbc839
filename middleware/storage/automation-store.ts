import type { PersonName } from '../domain/audit.ts';
import type { SessionState } from '../domain/session-state.ts';

/** A workflow's request for a room in the hands of one worker. */
export interface RoomRequestClaim {
  readonly token: string;
  readonly sessionId: string;
  readonly attempts: number;
}

export interface ParkedRoomRequest {
  readonly sessionId: string;
  readonly reason: string;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly attempts: number;
}

/**
 * Requests for rooms by workflows, in the order in which they came. A request waits here until its session has a state
 * of its own; then the session's row is the work item. Times are milliseconds since 1970.
 */
export interface RoomRequestStore {
  /**
   * Takes up sessions that wait for a room, but those that are known already; many in several transactions. Returns how
   * many are new.
   */
  request(sessions: readonly { readonly sessionId: string; readonly requestedAt: number }[]): Promise<number>;
  /**
   * Takes up to `limit` due requests, the oldest first, and forgets those whose session has its state. Nothing is taken
   * while another worker holds a claim: so rooms are made in order, and a claim that was not ended in time comes first.
   * Left out is what a call of the HTTP interface is making at the moment.
   */
  claimRequests(now: number, limit: number, leaseMs: number): Promise<readonly RoomRequestClaim[]>;
  /** Keeps a claim of many requests alive. */
  extendClaims(token: string, claimedUntil: number): Promise<void>;
  /** When the next request is due or the next claim ends; null if none waits. */
  nextRequest(): Promise<number | null>;
  /**
   * Keeps the state of a prepared session, its write-back due at `dueAt`, and ends its request, in one step; not if the
   * claim was lost meanwhile, and then it says false. A valid room that the session has already stays.
   */
  keepPrepared(claim: RoomRequestClaim, state: SessionState, now: number, dueAt: number): Promise<boolean>;
  /** Ends requests that nothing is to be done for. */
  dropRequests(claims: readonly RoomRequestClaim[]): Promise<void>;
  /** Ends claims as if they had never been, but for the reason: the failure was not the requests'. */
  releaseRequests(claims: readonly RoomRequestClaim[], reason: string | null): Promise<void>;
  /** Ends a claim with another attempt at a later time. */
  rescheduleRequest(claim: RoomRequestClaim, nextAttemptAt: number, reason: string): Promise<void>;
  /** Ends a claim for good, with the reason. */
  parkRequest(claim: RoomRequestClaim, reason: string, now: number): Promise<void>;
  /** How many requests wait, and how many of them are parked. */
  countRequests(): Promise<{ readonly waiting: number; readonly parked: number }>;
  listParkedRequests(limit: number): Promise<readonly ParkedRoomRequest[]>;
  /** Makes parked requests due again: one, or all. Returns how many. */
  retryParkedRequests(which: { readonly sessionId: string } | 'all', now: number): Promise<number>;
}

/** A key by which a server or a flow starts calls. */
export interface AutomationKey {
  readonly id: string;
  /** Shared by the keys that replaced one another: what one of them started, its successors may see. */
  readonly lineage: string;
  readonly lastFour: string;
  readonly createdAt: number;
  readonly createdBy: PersonName;
  /** When it ends: as it was made, or some time after it was replaced; null for one that does not. */
  readonly validUntil: number | null;
  readonly lastUsedAt: number | null;
}

export interface NewAutomationKey {
  readonly id: string;
  /** SHA-256 of the key, which itself is kept nowhere. */
  readonly hash: string;
  readonly lastFour: string;
  readonly createdBy: PersonName;
  /** When it is to end, milliseconds since 1970; null for one that does not. */
  readonly validUntil: number | null;
}

export interface AutomationKeyStore {
  /**
   * Adds a key and notes who made it. Earlier ones end after `overlapMs`, unless they end before: returns when the newest
   * of them does, or null if there were none.
   */
  addKey(key: NewAutomationKey, now: number, overlapMs: number): Promise<number | null>;
  /** The keys that are valid at `now`, the newest first. */
  listKeys(now: number): Promise<readonly AutomationKey[]>;
  /** Ends a key at once and notes who did it. Returns whether it was there. */
  removeKey(id: string, person: PersonName, now: number): Promise<boolean>;
  /** The key of a hash if it is valid at `now`, compared in constant time. Notes that it was used. */
  findKey(hash: string, now: number): Promise<AutomationKey | null>;
}

/** A call that a key asks for. */
export interface StartedCall {
  readonly lineage: string;
  readonly keyCreatedAt: number;
  readonly requestId: string;
  /** SHA-256 of what is asked. */
  readonly bodyHash: string;
}

export type BegunCall =
  /** To be carried out by whoever asked, under this token; the record may be there already. */
  | { readonly kind: 'mine'; readonly token: string }
  /** Somebody else is at it. */
  | { readonly kind: 'running' }
  /** The same request id was used for something else. */
  | { readonly kind: 'other-body' }
  /** Too many calls were started. */
  | { readonly kind: 'limited' };

export interface StartedCallStore {
  /**
   * Takes a call in hand until `now + leaseMs`. A new one is refused where its lineage began `limit.calls` since
   * `limit.since`.
   */
  beginCall(
    call: StartedCall,
    now: number,
    leaseMs: number,
    limit: { readonly calls: number; readonly since: number },
  ): Promise<BegunCall>;
  /**
   * Notes the record of a call that is in hand: from now on no worker takes up its room. Returns whether one has it in
   * hand at `now`, for the event of the record may come before the call knows it: then that one is to be waited for.
   */
  noteSession(token: string, sessionId: string, now: number): Promise<boolean>;
  /** Lets a call go, done or not: the same request finds what was made. */
  endCall(token: string): Promise<void>;
  /** Whether a session was started by a key of the lineage made at `keyCreatedAt` or before. */
  isStartedBy(sessionId: string, lineage: string, keyCreatedAt: number): Promise<boolean>;
  /** Forgets calls that began before a time, a batch of them a transaction, and keys that ended before it. */
  forgetCalls(before: number): Promise<void>;
}

export type AutomationStore = RoomRequestStore & AutomationKeyStore & StartedCallStore;
