export interface AbandonedSession {
  readonly sessionId: string;
  readonly contactId: string | null;
  readonly caseId: string | null;
  readonly syncRevision: number;
}

export interface Housekeeping {
  /** Agents' sessions made before a time (milliseconds since 1970) that never got a room. */
  findAbandoned(before: number): Promise<readonly AbandonedSession[]>;
  /** Deletes a batch of proofs made before a time, used or not. */
  deleteProofs(before: number): Promise<{ readonly deleted: number; readonly isMore: boolean }>;
}
