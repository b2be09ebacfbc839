import type { SessionCall } from './call-log/session-outcome.ts';
import type { KeptStatus } from './session-status.ts';
import type { Invitation } from './settings.ts';

export interface RoomLinks {
  /** Null where 8x8 gave none, for it sends it to the customer itself. */
  readonly guestLink: string | null;
  /** Logs whoever takes the call in at 8x8. A credential: never logged, never written to Salesforce. */
  readonly authToken: string;
}

/** A room that was handed out, with everything its answer says. */
export interface Room {
  readonly callReference: string;
  /** The two ways into the room; null once it expired, for then they are deleted. */
  readonly links: RoomLinks | null;
  readonly invitation: Invitation;
  /** International form; null for an invitation by link. */
  readonly phoneNumber: string | null;
  /** The person it was handed to; null while it waits for the first who joins. */
  readonly agentId: string | null;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface Failure {
  /** A code of the error catalogue, or the one of Salesforce. */
  readonly code: string;
  readonly message: string;
}

/** What Salesforce should say of one session: the content of a write-back. */
export interface SessionState {
  readonly sessionId: string;
  /** Null only for a session that nobody asked a room for. */
  readonly contactId: string | null;
  readonly caseId: string | null;
  /** Whether Salesforce is to be told the contact, for the session named a case only. */
  readonly fillsContact?: boolean;
  /** Rises with every state of the session; the org refuses a lower one, so a late writer undoes nothing. */
  readonly revision: number;
  readonly status: KeptStatus;
  readonly room: Room | null;
  /** Why the last start failed, or which related record could not be written. */
  readonly failure: Failure | null;
  /** What became of the call; left out where there was none, or it is not to be written. */
  readonly call?: Partial<SessionCall>;
  readonly updateCase: boolean;
  readonly updateContact: boolean;
}

/** The next revision: the time, so that a fresh start never falls behind, but always above the last one known. */
export function nextRevision(now: number, ...known: readonly number[]): number {
  return Math.max(now, ...known.map((revision) => revision + 1));
}
