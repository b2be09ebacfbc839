/** Times are milliseconds since 1970; `sealed_` columns are encrypted. */
export interface SetupTokenTable {
  /** SHA-256 of the token, which itself is kept nowhere. */
  token_hash: string;
  /** With the verifier of the proof it makes the token again. Null for a token of an earlier version. */
  salt: string | null;
  /** The proof that bought it: it buys no other. Null for a token of an earlier version. */
  proof_id: string | null;
  person_id: string;
  person_name: string;
  expires_at: number;
}

/** One row at most. */
export interface VideoKeyTable {
  name: string;
  sealed_key: string;
  last_six: string;
  set_by_id: string;
  set_by_name: string;
  set_at: number;
}

export interface AuditTable {
  id: string;
  at: number;
  person_id: string | null;
  person_name: string | null;
  action: string;
  detail: string;
}

export interface SetupTables {
  setup_token: SetupTokenTable;
  video_key: VideoKeyTable;
  audit: AuditTable;
}
