import type { CallLocation } from '../../domain/call-log/call-location.ts';
import type { FileNames } from '../../domain/call-files/describe-file.ts';

/** What a session's record says of where its files belong. */
export interface FilePlace {
  /** `VS-000123`. */
  readonly sessionName: string;
  readonly caseId: string | null;
  readonly contactId: string | null;
  /** Whether its personal data was removed for its age: nothing personal comes to it any more. */
  readonly isRemoved: boolean;
}

export interface NewFile {
  readonly names: FileNames;
  /** See `fileKey`. */
  readonly key: string;
  readonly bytes: Buffer;
  /** The record that it is attached to, or the document that it is a new version of; null for nobody's but this user's. */
  readonly place: { readonly recordId: string } | { readonly documentId: string } | null;
}

/** A version of ours in Salesforce. */
export interface StoredFile {
  readonly versionId: string;
  readonly documentId: string;
}

export type InsertVerdict =
  | { readonly kind: 'written'; readonly versionId: string }
  /** Not this file's own: see `SalesforceFault`. After `retry` nobody knows whether it was made. */
  | { readonly kind: 'retry' | 'limit' | 'auth'; readonly reason: string; readonly retryAfterMs?: number }
  | { readonly kind: 'refused'; readonly code: string; readonly reason: string };

export interface SessionFields {
  readonly transcript?: string;
  readonly location?: CallLocation;
}

export type FieldsVerdict = { readonly kind: 'written' } | Exclude<InsertVerdict, { kind: 'written' }>;

/** Files in Salesforce. All but `insert` throw AppError SALESFORCE_UNAVAILABLE, NOT_CONFIGURED and the like. */
export interface FileWriter {
  /** Null for a session that is not there any more. */
  readPlace(sessionId: string): Promise<FilePlace | null>;
  /** Versions that this user has made, by their key, the oldest first. */
  find(keys: readonly string[]): Promise<ReadonlyMap<string, readonly StoredFile[]>>;
  /** The document of a version; null if it is not there any more. */
  documentOf(versionId: string): Promise<string | null>;
  insert(file: NewFile): Promise<InsertVerdict>;
  remove(documentId: string): Promise<void>;
  /** Writes what stands on the session for supervisors; what is left out stays as it is. */
  writeFields(sessionId: string, fields: SessionFields): Promise<FieldsVerdict>;
}
