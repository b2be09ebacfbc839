import type { ProofRow } from '../domain/proof.ts';

/** Proofs that one call may read: a composite request carries five queries at most, and each names 200 ids at most. */
export const MAX_GATHERED_PROOFS = 800;

export interface ProofsReader {
  /**
   * Reads the rows of up to `MAX_GATHERED_PROOFS` proofs in one API call; those that are not there are left out.
   * @throws AppError SALESFORCE_UNAVAILABLE, OVERLOADED, NOT_CONFIGURED
   */
  read(proofIds: readonly string[]): Promise<{
    /** The time by Salesforce's clock when it answered, milliseconds since 1970. */
    readonly orgNow: number | null;
    readonly rows: ReadonlyMap<string, ProofRow>;
  }>;
}
