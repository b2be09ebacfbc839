import type { KnownField } from './pick-field.ts';
import type { ProofRow } from './proof.ts';
import type { PreviewCase, PreviewContact } from './previews.ts';

/** What the setup page needs from the world, in the middleware's own words; `main.ts` hands it in as `ports.ts` says. */

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

export interface VideoKeyTester {
  /**
   * Makes a token at 8x8 without a room, so nothing is left behind.
   *
   * @param candidate the API key to try; the one in use if there is none
   * @throws AppError VIDEO_UNAUTHORIZED, VIDEO_REJECTED, VIDEO_UNAVAILABLE, OVERLOADED, NOT_CONFIGURED
   */
  testKey(candidate?: string): Promise<void>;
}

export interface FieldOption {
  readonly name: string;
  readonly label: string;
}

/** All throw AppError SALESFORCE_UNAVAILABLE, OVERLOADED, NOT_CONFIGURED. */
export interface PreviewReader {
  /** Fields of Contact, User and Case that settings may name. */
  options(): Promise<{
    readonly phoneFields: FieldOption[];
    readonly loginFields: FieldOption[];
    readonly caseFields: FieldOption[];
    readonly checkboxFields: FieldOption[];
  }>;
  /** The latest contacts with something in one of the fields that a person may read. */
  contacts(personId: string, phoneFields: readonly string[]): Promise<readonly PreviewContact[]>;
  /** Fields of Case that our user may read, to judge a pattern by. */
  caseFields(): Promise<readonly KnownField[]>;
  /** The latest cases that a person may read, with what a pattern needs of them. */
  cases(personId: string, pattern: string): Promise<readonly PreviewCase[]>;
}
