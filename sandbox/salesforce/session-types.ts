import type { FieldPermissions, ObjectPermissions } from './metadata/metadata-types.ts';

/** A geolocation as it is read; it is written by its two parts. */
export interface LocationValue {
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** A compound address as it is read; it is written by its parts. */
export interface AddressValue {
  readonly street: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
  readonly stateCode?: string | null;
  readonly countryCode?: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly geocodeAccuracy: string | null;
}

export type FieldValue = string | number | boolean | null | LocationValue | AddressValue;

/**
 * A stored record: every field of the object, keyed by its exact API name, compounds included.
 * Ids have 18 characters. Date-times are ISO 8601 in UTC (`2026-11-23T10:00:00.000Z`), as UI API writes them;
 * the REST API writes `+0000` for the `Z`, which is up to the protocol. Dates are `2026-11-23`.
 */
export type Row = Readonly<Record<string, FieldValue>> & { readonly Id: string };

export interface OrgUser {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly profile: string;
  /** Names of the assigned permission sets. */
  readonly permissionSets: readonly string[];
  readonly isActive: boolean;
  /** From the profile and all permission sets, for instance `ApiEnabled`. */
  hasUserPermission(name: string): boolean;
  hasCustomPermission(name: string): boolean;
}

export type AccessLevel = 'None' | 'Read' | 'Edit' | 'Delete' | 'Transfer' | 'All';

/** One row of UserRecordAccess. */
export interface RecordAccess {
  readonly recordId: string;
  readonly hasReadAccess: boolean;
  readonly hasEditAccess: boolean;
  readonly hasDeleteAccess: boolean;
  readonly hasTransferAccess: boolean;
  readonly hasAllAccess: boolean;
  readonly maxAccessLevel: AccessLevel;
}

export interface SaveOptions {
  /** False is the header `Sforce-Auto-Assign: FALSE`. Default true: the active assignment rule runs, as over REST. */
  readonly useAssignmentRules?: boolean;
}

/**
 * The org as one person sees it. Every method throws `SalesforceError` in Salesforce's words.
 * Object and field names are taken in any case.
 */
export interface OrgSession {
  readonly user: OrgUser;
  /** Returns the new record's id. `values` come from outside and are checked in full. */
  insert(object: string, values: Readonly<Record<string, unknown>>, options?: SaveOptions): string;
  /**
   * Publishes a platform event, as its publish behaviour says; `insert` of an event does the same. Needs Create on it.
   * `id` says nothing of the event, `eventUuid` does.
   */
  publish(
    event: string,
    values: Readonly<Record<string, unknown>>,
  ): { readonly id: string; readonly eventUuid: string };
  update(object: string, id: string, values: Readonly<Record<string, unknown>>, options?: SaveOptions): void;
  delete(object: string, id: string): void;
  /**
   * The record if it exists and this person may see it. All its fields are there:
   * leave out those for which `canReadField` is false.
   */
  get(object: string, id: string): Row | undefined;
  /** The records this person may see, in order of creation; fields as in `get`. */
  rows(object: string): Iterable<Row>;
  /** Deleted records that this person may see: their own, and those they deleted. */
  deletedRows(object: string): readonly Row[];
  /** Takes a record out of this person's recycle bin, for good. */
  emptyFromBin(id: string): void;
  canRead(object: string): boolean;
  canReadField(object: string, field: string): boolean;
  objectPermissions(object: string): ObjectPermissions;
  fieldPermissions(object: string, field: string): FieldPermissions;
  /** Runs synchronously; whatever `fn` changed is rolled back if it throws, and the error is thrown on. */
  transaction<T>(fn: () => T): T;
}
