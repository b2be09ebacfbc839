import type { KnownField } from '../../domain/pick-field.ts';
import type { ComparedContact, PreviewCase } from '../../domain/previews.ts';
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
  /**
   * The latest contacts that a person may read with something in a phone field of either settings: a contact whose only
   * number the draft leaves out stays in sight.
   *
   * @param saved the settings that count at the moment; null if nothing is to be compared with them
   */
  contacts(
    personId: string,
    draft: ContactSettings,
    saved: ContactSettings | null,
  ): Promise<readonly ComparedContact[]>;
  /** Fields of Case that our user may read, to judge a pattern by. */
  caseFields(): Promise<readonly KnownField[]>;
  /** The latest cases that a person may read, with what a pattern needs of them. */
  cases(personId: string, pattern: string): Promise<readonly PreviewCase[]>;
}
