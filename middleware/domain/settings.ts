import type { ErrorCode } from '../errors/error-catalogue.ts';

export type Invitation = 'SMS' | 'Link';

/** What empty fields of the settings record mean. */
export const DEFAULT_PHONE_FIELDS: readonly string[] = ['MobilePhone', 'Phone'];
export const DEFAULT_CALL_REFERENCE_PATTERN = '{CaseNumber}';
/** More than a person can talk through within an hour, and a bound to what one who is not themselves can spend. */
export const DEFAULT_MAX_STARTS_PER_HOUR = 60;

/** The org's settings (the one record of Video_Settings__c), checked and with defaults filled in. */
export interface Settings {
  readonly id: string;
  /** The record as a text: changes with anything in it, also twice within the second that Salesforce stamps. */
  readonly revision: string;
  readonly gateKey: string;
  /** Phone fields of Contact in order of preference. */
  readonly phoneFields: readonly string[];
  /** ISO 3166 country of numbers that are written without one. */
  readonly defaultRegion: string | null;
  /** Text with {FieldName} placeholders over the case. */
  readonly callReferencePattern: string;
  /** Whether rooms after the first of a reference get a suffix, so that each call is known by its reference. */
  readonly uniqueReferences: boolean;
  /** The field of User that holds the agent's login at 8x8. */
  readonly agentLoginField: string;
  readonly updateCase: boolean;
  readonly updateContact: boolean;
  /** Whether times, duration, number and state of a call are written; that it took place always is. */
  readonly syncCallDetails: boolean;
  readonly syncRatings: boolean;
  /** Whether the customer's location stands on the session, for supervisors. */
  readonly syncLocation: boolean;
  /** Whether pictures and chats become files of the case, else the contact. */
  readonly syncSnapshots: boolean;
  readonly syncTranscript: boolean;
  /** Days after which the personal data of a call is removed, see `removedBefore`; 0 to keep it for ever. */
  readonly retentionDays: number;
  /** Starts that one person may make within an hour. */
  readonly maxStartsPerHour: number;
  /** ISO 3166 countries that may be called; empty for all. */
  readonly allowedRegions: readonly string[];
  /** What becomes of a workflow's call to a contact with landlines only. */
  readonly landlineOnly: 'Fail' | 'Link';
  /** Whether no SMS goes to contacts who asked not to be called. */
  readonly respectDoNotCall: boolean;
  /** A checkbox of Contact that counts like Do Not Call; null for that alone. */
  readonly doNotCallField: string | null;
  /** The org these settings were made in; null if nobody said. */
  readonly orgId: string | null;
}

/** The fields that tell one address's country. */
export interface CountryPlan {
  /** Its ISO 3166 code, where the org has country picklists. */
  readonly code: string | null;
  /** Its name; null if our user may not read it. */
  readonly name: string | null;
}

/** The checkboxes that are looked at, and one that should be and may not be read. */
export interface DoNotCallPlan {
  readonly fields: readonly string[];
  readonly hidden: string | null;
}

/** Why a setting cannot be followed: it names a field that the org does not have, or not for our user. */
export interface SettingProblem {
  readonly code: ErrorCode;
  readonly message: string;
}

/** Field names that settings bring into a query: nothing enters one unless describe knows it. */
export interface FieldPlan {
  /** Every phone field of Contact that our user may read. */
  readonly contactPhones: readonly string[];
  /** Where the contact's addresses tell their country, the address that counts first. */
  readonly contactCountries: readonly CountryPlan[];
  /** Checkboxes of Contact that forbid an SMS. */
  readonly doNotCall: DoNotCallPlan;
  /** Fields of Case that the call reference is made of. */
  readonly caseFields: readonly string[];
  /** The field of User that holds an agent's login; null if there is no such field. */
  readonly agentLogin: string | null;
  /** A wrong setting refuses the calls that need it, and no others. */
  readonly problems: {
    /** References of cases. */
    readonly callReference: SettingProblem | null;
    /** Which number is called, and whether it may be. */
    readonly numbers: SettingProblem | null;
    /** As whom an agent logs in. */
    readonly agentLogin: SettingProblem | null;
  };
}
