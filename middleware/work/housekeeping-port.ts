export interface AbandonedSession {
  readonly sessionId: string;
  readonly contactId: string | null;
  readonly caseId: string | null;
  readonly syncRevision: number;
}

export interface DeletedProofs {
  readonly deleted: number;
  /** Ids of those that the org does not let go. */
  readonly refused: readonly string[];
  readonly isMore: boolean;
}

export interface Housekeeping {
  /** Agents' sessions made before a time (milliseconds since 1970) that never got a room. */
  findAbandoned(before: number): Promise<readonly AbandonedSession[]>;
  /**
   * Deletes a batch of proofs made before a time, used or not.
   *
   * @param without ids that are left alone, 200 at most
   */
  deleteProofs(before: number, without: readonly string[]): Promise<DeletedProofs>;
}
