import type { Settings } from './settings.ts';

/** The org's API allowance of a day, and what this process used of it. */
export interface ApiUsage {
  readonly used: number;
  readonly max: number;
  readonly ours: number;
}

/** What one question to the org came to; the others are answered all the same. */
export type Answer<T> =
  | { readonly kind: 'known'; readonly value: T }
  /** Our user may not see it. */
  | { readonly kind: 'hidden' }
  | { readonly kind: 'failed'; readonly reason: string }
  /** Not asked, because we could not log in. */
  | { readonly kind: 'offline' };

/** A field as describe tells of it to our user. */
export interface FieldAccess {
  readonly name: string;
  readonly type: string;
  readonly mayCreate: boolean;
  readonly mayUpdate: boolean;
}

/** An object as describe tells of it to our user. */
export interface ObjectAccess {
  readonly mayQuery: boolean;
  readonly mayCreate: boolean;
  readonly mayUpdate: boolean;
  readonly mayDelete: boolean;
  readonly fields: readonly FieldAccess[];
}

/** What our user needs of an object; fields that every reader of the object sees are not named. */
export interface ObjectNeed {
  readonly object: string;
  readonly read: readonly string[];
  readonly create: readonly string[];
  readonly update: readonly string[];
  readonly mustDelete: boolean;
}

export interface InspectedSettings {
  /** Without a gate key: that it is there is told beside it. */
  readonly settings: Omit<Settings, 'gateKey'>;
  readonly hasGateKey: boolean;
  readonly middlewareUrl: string | null;
  /** As it was saved, be it one of ours or not. */
  readonly landlineOnly: string | null;
}

export interface CaseSample {
  readonly id: string;
  readonly number: string;
  /** Values of the fields that the call reference is made of. */
  readonly values: Readonly<Record<string, string | null>>;
}

export interface AssignedPerson {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  /** The login at 8x8; null if empty. */
  readonly login: string | null;
}

export interface CaseOwner {
  readonly id: string;
  readonly name: string;
  readonly openCases: number;
}

export interface PeopleFacts {
  /** False if the org holds more than is read. */
  readonly isComplete: boolean;
  /** Active users with the permission set Video Agent. */
  readonly assigned: readonly AssignedPerson[];
  /** Active users who own open cases, those with the most first. */
  readonly owners: readonly CaseOwner[];
}

export interface FlowState {
  readonly name: string;
  readonly label: string;
  readonly isActive: boolean;
}

export interface RecordPage {
  readonly label: string;
  readonly object: string;
  readonly hasComponent: boolean;
}

/** A validation rule that the org has. */
export interface RuleState {
  readonly name: string;
  readonly isActive: boolean;
}

/** What the org says of itself, of our user's rights and of the settings. */
export interface OrgInspection {
  readonly login: Answer<{ readonly orgId: string; readonly userId: string }>;
  readonly user: Answer<{ readonly name: string; readonly username: string }>;
  readonly organization: Answer<{ readonly name: string; readonly isSandbox: boolean }>;
  readonly settings: Answer<InspectedSettings | null>;
  /** Objects that the middleware touches, by name; null for those that do not exist for our user. */
  readonly objects: Readonly<Record<string, Answer<ObjectAccess | null>>>;
  /** What the middleware needs with the settings as they are. */
  readonly needs: readonly ObjectNeed[];
  readonly recentCases: Answer<readonly CaseSample[]>;
  readonly people: Answer<PeopleFacts>;
  /** The package's flows, as far as the org has them. */
  readonly flows: Answer<readonly FlowState[]>;
  /** Lightning record pages of Contact and Case. */
  readonly pages: Answer<readonly RecordPage[]>;
  /** Validation rules of Video_Proof__c. */
  readonly proofRules: Answer<readonly RuleState[]>;
  readonly apiUsage: ApiUsage | null;
}

/** Fields of the settings record with values that were not saved yet. */
export type SettingChanges = Readonly<Record<string, string | number | boolean | null>>;

export interface OrgInspector {
  /**
   * Asks everything in at most five API calls. Rejects for mistakes of ours alone.
   *
   * @param changes looks at the org as if these had been saved
   */
  inspect(changes?: SettingChanges): Promise<OrgInspection>;
  /** Who is assigned Video Agent and who owns open cases, in at most two API calls. */
  people(): Promise<Answer<PeopleFacts>>;
}
