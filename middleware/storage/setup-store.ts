import type { AuditEntry, PersonName } from '../domain/audit.ts';

/** What is noted of a proof that bought a setup token, in place of the session that a room's proof is noted with. */
export const SETUP_PROOF_USE = 'setup';

/** Somebody's way to the setup page's calls. */
export interface SetupToken {
  readonly person: PersonName;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** The API key of 8x8 that an administrator entered. */
export interface VideoKey {
  readonly apiKey: string;
  readonly lastSix: string;
  readonly setBy: PersonName;
  /** Milliseconds since 1970. */
  readonly setAt: number;
}

/**
 * What the setup page keeps. Each method is one transaction, so a change and its entry in the audit log are kept together.
 * Times are milliseconds since 1970.
 */
export interface SetupStore {
  /**
   * Keeps a token by its hash, notes the proof that bought it and, unless the same person's is younger than an hour, the
   * audit entry. Tokens that expired are deleted. @throws ProofUsedError if the proof was used for a room
   */
  keepToken(hash: string, token: SetupToken, proofId: string, now: number): Promise<void>;
  /** The token of a hash if it is valid at `now`. */
  findToken(hash: string, now: number): Promise<SetupToken | null>;

  /** @throws SealError if it was encrypted with a key that is not there */
  videoKey(): Promise<VideoKey | null>;
  setVideoKey(key: VideoKey): Promise<void>;
  /** Returns whether there was one. */
  removeVideoKey(person: PersonName, now: number): Promise<boolean>;

  /** The settings as the audit log last saw them, in the text that `replaceSettings` was given. */
  settings(): Promise<string | null>;
  /**
   * Replaces the settings last seen and notes the entry, if there is one, unless somebody else replaced them meanwhile.
   * Returns whether it did.
   */
  replaceSettings(before: string | null, after: string, entry: AuditEntry | null): Promise<boolean>;

  note(entry: AuditEntry): Promise<void>;
  /** The latest entries, the newest first. */
  listAudit(limit: number): Promise<readonly AuditEntry[]>;
  /** Deletes entries older than a time, a batch of them a transaction. */
  forgetAudit(before: number): Promise<void>;
}
