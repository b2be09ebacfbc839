import type { Generated, Kysely, Transaction } from 'kysely';
import type { AutomationTables } from './automation/tables.ts';
import type { CallTables } from './calls/tables.ts';
import type { EventTables } from './events/tables.ts';
import type { FileTables } from './files/tables.ts';
import type { SetupTables } from './setup/tables.ts';

/** Times are milliseconds since 1970; truth values 0 or 1; `sealed_` columns are encrypted. */
export interface SessionTable {
  session_id: string;
  contact_id: string | null;
  case_id: string | null;
  status: string;
  /** The room, null for a session that never got one. */
  call_reference: string | null;
  invitation: string | null;
  /** The person the room was handed to; null while it waits for the first who joins. */
  agent_id: string | null;
  room_created_at: number | null;
  room_expires_at: number | null;
  /** Guest link and the token of the agent console; deleted when the room expired. */
  sealed_links: string | null;
  /** Deleted when the room is over and that was written back. */
  sealed_phone: string | null;
  failure_code: string | null;
  failure_message: string | null;
  /** 1 if the contact is the one of the case, and Salesforce does not have it on the session yet. */
  fills_contact: Generated<number>;
  update_case: number;
  update_contact: number;
  /** Bits of what was refused for good, 1 the case and 2 the contact: it is left out until somebody retries. */
  skip_related: number;
  /** Bits of what Salesforce cannot take for long (locked by an approval): left out until `related_due_at`. */
  wait_related: Generated<number>;
  related_due_at: Generated<number>;
  /** Attempts with it that failed, and since when. */
  related_attempts: Generated<number>;
  related_since: Generated<number>;
  /** 1 if all that is unwritten is what became of the call: case and contact have their reference. */
  outcome_only: Generated<number>;
  /** The state that Salesforce should have, and the one it has: below it a write-back is due. */
  desired_rev: number;
  written_rev: number;
  claim_token: string | null;
  claimed_until: number | null;
  /** The state that was last claimed: the one that its worker writes. */
  claimed_rev: number | null;
  attempts: number;
  next_attempt_at: number;
  last_reason: string | null;
  parked_at: number | null;
  changed_at: number;
}

export interface ProofTable {
  proof_id: string;
  /** What it was used for: verb, record and body. */
  session_id: string;
  used_at: number;
}

export interface RoomStartTable {
  agent_id: string;
  started_at: number;
}

export interface LeaseTable {
  name: string;
  holder: string;
  expires_at: number;
}

export interface MetaTable {
  name: string;
  value: string;
}

export interface Tables extends AutomationTables, CallTables, EventTables, FileTables, SetupTables {
  video_session: SessionTable;
  proof: ProofTable;
  room_start: RoomStartTable;
  lease: LeaseTable;
  meta: MetaTable;
}

export type Database = Kysely<Tables>;
export type Connection = Kysely<Tables> | Transaction<Tables>;
