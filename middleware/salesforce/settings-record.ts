import { z } from 'zod';
import { DEFAULT_RETENTION_DAYS } from '../domain/retention.ts';
import { AppError } from '../errors/app-error.ts';
import {
  DEFAULT_CALL_REFERENCE_PATTERN,
  DEFAULT_MAX_STARTS_PER_HOUR,
  DEFAULT_PHONE_FIELDS,
  type Settings,
} from '../domain/settings.ts';
import { textValues } from './query-answer.ts';
import { soqlFields, soqlText } from './soql.ts';

/** Value of Key__c on the one record that counts. */
export const SETTINGS_KEY = 'default';

export const SETTINGS_FIELDS = [
  'Id',
  'SystemModstamp',
  'Gate_Key__c',
  'Phone_Fields__c',
  'Default_Region__c',
  'Call_Reference_Pattern__c',
  'Unique_References__c',
  'Agent_Login_Field__c',
  'Update_Case__c',
  'Update_Contact__c',
  'Sync_Call_Details__c',
  'Sync_Location__c',
  'Sync_Ratings__c',
  'Sync_Snapshots__c',
  'Sync_Transcript__c',
  'Max_Starts_Per_Hour__c',
  'Retention_Days__c',
  'Allowed_Regions__c',
  'Org_Id__c',
  'Landline_Only__c',
  'Respect_Do_Not_Call__c',
  'Do_Not_Call_Field__c',
];

/** One query for the reading at the start and for the look at every click. */
export const SETTINGS_QUERY = `SELECT ${soqlFields(SETTINGS_FIELDS)} FROM Video_Settings__c WHERE Key__c = ${soqlText(SETTINGS_KEY)} LIMIT 1`;

/** What the gate needs, and no field more: it must open for whoever mends the others. */
export const GATE_KEY_QUERY = `SELECT Id, Gate_Key__c FROM Video_Settings__c WHERE Key__c = ${soqlText(SETTINGS_KEY)} LIMIT 1`;

const text = z
  .string()
  .nullish()
  .transform((value) => value?.trim() || null);
const list = text.transform((value) => value?.split(/[\s,;]+/u).filter((entry) => entry !== '') ?? []);

const recordSchema = z.object({
  Id: z.string(),
  Phone_Fields__c: list,
  Default_Region__c: text,
  Call_Reference_Pattern__c: text,
  Unique_References__c: z.boolean(),
  Agent_Login_Field__c: text,
  Update_Case__c: z.boolean(),
  Update_Contact__c: z.boolean(),
  Sync_Call_Details__c: z.boolean(),
  Sync_Location__c: z.boolean(),
  Sync_Ratings__c: z.boolean(),
  Sync_Snapshots__c: z.boolean(),
  Sync_Transcript__c: z.boolean(),
  Max_Starts_Per_Hour__c: z.number().nullable(),
  Retention_Days__c: z.number().nullable(),
  Allowed_Regions__c: list,
  Org_Id__c: text,
  // A value that somebody added to the list keeps no call from starting: as it is none of ours, landlines fail.
  Landline_Only__c: text,
  Respect_Do_Not_Call__c: z.boolean(),
  Do_Not_Call_Field__c: text,
});

/**
 * Settings from the record as Salesforce gives it; empty fields get the defaults of the package.
 *
 * @throws AppError NOT_CONFIGURED if there is no record or no gate key
 */
export function parseSettings(record: unknown): Settings {
  const gateKey = parseGateKey(record);
  const row = recordSchema.parse(record);
  return {
    id: row.Id,
    revision: revisionOf(record),
    gateKey,
    phoneFields: row.Phone_Fields__c.length === 0 ? DEFAULT_PHONE_FIELDS : row.Phone_Fields__c,
    defaultRegion: row.Default_Region__c?.toUpperCase() ?? null,
    callReferencePattern: row.Call_Reference_Pattern__c ?? DEFAULT_CALL_REFERENCE_PATTERN,
    uniqueReferences: row.Unique_References__c,
    agentLoginField: row.Agent_Login_Field__c ?? 'Email',
    updateCase: row.Update_Case__c,
    updateContact: row.Update_Contact__c,
    syncCallDetails: row.Sync_Call_Details__c,
    syncLocation: row.Sync_Location__c,
    syncRatings: row.Sync_Ratings__c,
    syncSnapshots: row.Sync_Snapshots__c,
    syncTranscript: row.Sync_Transcript__c,
    maxStartsPerHour: row.Max_Starts_Per_Hour__c ?? DEFAULT_MAX_STARTS_PER_HOUR,
    retentionDays: row.Retention_Days__c ?? DEFAULT_RETENTION_DAYS,
    allowedRegions: row.Allowed_Regions__c.map((region) => region.toUpperCase()),
    orgId: row.Org_Id__c,
    landlineOnly: row.Landline_Only__c === 'Link' ? 'Link' : 'Fail',
    respectDoNotCall: row.Respect_Do_Not_Call__c,
    doNotCallField: row.Do_Not_Call_Field__c,
  };
}

/** The gate key of the record. @throws AppError NOT_CONFIGURED if there is no record or no gate key */
export function parseGateKey(record: unknown): string {
  if (record === undefined) {
    throw notConfigured(
      `There is no Video Settings record with the key "${SETTINGS_KEY}". Create it (tab Video Setup).`,
    );
  }
  const { Gate_Key__c: gateKey } = z.object({ Gate_Key__c: text }).parse(record);
  if (gateKey === null)
    throw notConfigured('The Gate Key is empty. Fill it with a long random text (tab Video Setup).');
  return gateKey;
}

/** What the settings record says, as a text that changes with it. */
export function revisionOf(record: unknown): string {
  return JSON.stringify(textValues(record, SETTINGS_FIELDS));
}

export function notConfigured(detail: string): AppError {
  return new AppError('NOT_CONFIGURED', detail);
}
