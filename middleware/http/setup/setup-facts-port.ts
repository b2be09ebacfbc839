import type { ProofRow } from '../../domain/proof.ts';

export interface SetupQuestion {
  readonly proofId: string;
  /** The settings record that the person says to be able to edit. */
  readonly settingsId: string;
}

/** What one call to Salesforce says about somebody who wants to set up. */
export interface SetupFacts {
  /** The time by Salesforce's clock when it answered, milliseconds since 1970; null if the answer did not tell. */
  readonly orgNow: number | null;
  /** Ids of the connected org and of our own user in it. */
  readonly orgId: string;
  readonly integrationUserId: string;
  readonly proof: ProofRow | null;
  /** The record that counts, as far as it is needed to let somebody mend the rest; null if there is none. */
  readonly settings: { readonly id: string; readonly gateKey: string; readonly orgId: string | null } | null;
  /** The person who made the proof. */
  readonly person: { readonly id: string; readonly name: string; readonly isActive: boolean } | null;
  /** Whether that person may edit the record asked about. */
  readonly mayEdit: boolean;
}

export interface SetupReader {
  /**
   * Reads all of it in one API call, however wrong the settings are. @throws AppError SALESFORCE_UNAVAILABLE,
   * OVERLOADED, NOT_CONFIGURED if our own user may not read proofs or the gate key
   */
  read(question: SetupQuestion): Promise<SetupFacts>;
  /** Whether a person is active and may edit the settings record at this moment. One API call. @throws like `read` */
  mayStillEdit(personId: string): Promise<boolean>;
}
