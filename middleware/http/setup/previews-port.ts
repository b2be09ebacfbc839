import type { KnownField } from '../../domain/pick-field.ts';
import type { PreviewCase, PreviewContact } from '../../domain/previews.ts';
import type { Settings } from '../../domain/settings.ts';

export interface FieldOption {
  readonly name: string;
  readonly label: string;
}

/** Which fields of a contact count. */
export type ContactSettings = Pick<Settings, 'phoneFields' | 'respectDoNotCall' | 'doNotCallField'>;

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
  contacts(personId: string, settings: ContactSettings): Promise<readonly PreviewContact[]>;
  /** Fields of Case that our user may read, to judge a pattern by. */
  caseFields(): Promise<readonly KnownField[]>;
  /** The latest cases that a person may read, with what a pattern needs of them. */
  cases(personId: string, pattern: string): Promise<readonly PreviewCase[]>;
}
