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
  /** Takes up sessions that wait for a room, but those that are known already. Returns how many are new. */
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

export type AutomationStore = RoomRequestStore;
