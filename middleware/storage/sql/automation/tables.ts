import type { Generated } from 'kysely';

/** A workflow's request for a room: waits here until its session has a state of its own. */
export interface RoomRequestTable {
  session_id: string;
  requested_at: number;
  attempts: Generated<number>;
  next_attempt_at: number;
  claim_token: string | null;
  claimed_until: number | null;
  last_reason: string | null;
  parked_at: number | null;
}

/** A key by which a server or a flow starts calls; the key itself is kept nowhere. */
export interface AutomationKeyTable {
  id: string;
  /** Shared by the keys that replaced one another. */
  lineage: string;
  /** SHA-256. */
  key_hash: string;
  last_four: string;
  created_at: number;
  created_by_id: string;
  created_by_name: string;
  /** When it ends: as it was made, or some time after it was replaced; null for one that does not. */
  valid_until: number | null;
  last_used_at: number | null;
}

/** A call that was started by a key, so that the same request gets the same answer. */
export interface IdempotentRequestTable {
  lineage: string;
  request_id: string;
  key_created_at: number;
  /** SHA-256 of what was asked. */
  body_hash: string;
  /** Null until the record was created. */
  session_id: string | null;
  created_at: number;
  claim_token: string | null;
  claimed_until: number | null;
}

export interface AutomationTables {
  room_request: RoomRequestTable;
  automation_key: AutomationKeyTable;
  idempotent_request: IdempotentRequestTable;
}
