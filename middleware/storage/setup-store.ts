import type { AuditEntry, ListedAuditEntry, PersonName } from '../domain/audit.ts';
import type { UsedProof } from '../domain/proof.ts';

/** Somebody's way to the setup page's calls. */
export interface SetupToken {
  readonly person: PersonName;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** A token as it is kept: neither it nor what it is made of with the salt, the proof's verifier, is kept anywhere. */
export interface NewSetupToken extends SetupToken {
  /** SHA-256 of the token. */
  readonly hash: string;
  readonly salt: string;
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
   * audit entry. Tokens that expired are deleted. A proof buys one: of a proof that was used for the same before, the
   * token that it bought is returned, in place of the new one. @throws ProofUsedError if it was used for something else,
   * or its token has ended
   */
  keepToken(token: NewSetupToken, proof: UsedProof, now: number): Promise<Omit<NewSetupToken, 'hash'>>;
  /** The token of a hash if it is valid at `now`. */
  findToken(hash: string, now: number): Promise<SetupToken | null>;

  /** Ends every token of a person. */
  endTokens(personId: string): Promise<void>;

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
  listAudit(limit: number): Promise<readonly ListedAuditEntry[]>;
  /** Deletes entries older than a time, a batch of them a transaction. */
  forgetAudit(before: number): Promise<void>;
}
