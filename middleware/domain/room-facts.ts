import type { ProofRow } from './proof.ts';
import type { SessionRecord } from './session-record.ts';

export interface RoomQuestion {
  readonly sessionId: string;
  readonly proofId: string;
  readonly contactId: string;
  readonly caseId: string | null;
}

/** What one call to Salesforce says about a request for a room. */
export interface RoomFacts {
  /** The time by Salesforce's clock when it answered, milliseconds since 1970; null if the answer did not tell. */
  readonly orgNow: number | null;
  /** Revision of the settings record; null if there is none. */
  readonly settingsRevision: string | null;
  readonly proof: ProofRow | null;
  readonly session: SessionRecord | null;
  /** The person who made the proof: login at 8x8, and which of the records asked about they may read. */
  readonly person: { readonly id: string; readonly login: string | null; readonly isActive: boolean } | null;
  readonly readableIds: ReadonlySet<string>;
}
