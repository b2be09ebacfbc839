import { createRecord, notifyRecordUpdateAvailable, updateRecord } from 'lightning/uiRecordApi';
import SETTINGS_OBJECT from '@salesforce/schema/Video_Settings__c';
import { fromLightning } from 'c/videoErrors';
import { createVerifier } from 'c/videoProof';
import { SETTING_FIELDS, type Draft, type SettingName, type SettingValue, type Settings } from './settingFields';

export { SETTING_FIELDS, type Draft, type SettingName, type SettingValue, type Settings } from './settingFields';

/** The settings record as it was read. */
export interface StoredSettings {
  id: string;
  values: Settings;
  lastModifiedDate: string;
  lastModifiedBy: string;
}

const OBJECT = SETTINGS_OBJECT.objectApiName;
const MODIFIED_DATE = 'LastModifiedDate';

/** Without these there is nothing to show; the rest may be hidden from this user or belong to a newer package. */
export const NEEDED_FIELDS = [qualify(SETTING_FIELDS.key), qualify(MODIFIED_DATE)];
export const OPTIONAL_FIELDS = [...Object.values(SETTING_FIELDS).map(qualify), qualify('LastModifiedBy.Name')];

export function readStored(record: LightningRecord): StoredSettings {
  const entries = Object.entries(SETTING_FIELDS).map(([name, field]) => [name, valueOf(record, field)]);
  const modifiedBy = record.fields.LastModifiedBy?.value;
  const name = isRecord(modifiedBy) ? valueOf(modifiedBy, 'Name') : null;
  return {
    id: record.id,
    values: Object.fromEntries(entries) as Settings,
    lastModifiedDate: String(valueOf(record, MODIFIED_DATE) ?? ''),
    lastModifiedBy: String(name ?? ''),
  };
}

/**
 * What a new record begins with: everything that has a sensible value, and a gate key nobody can guess.
 *
 * @param languages of the user, the preferred first; the country of numbers without one is taken from it
 */
export function newSettings(languages: readonly string[]): Draft {
  return {
    middlewareUrl: '',
    gateKey: createVerifier(),
    phoneFields: 'MobilePhone,Phone',
    defaultRegion: regionOf(languages),
    callReferencePattern: '{CaseNumber}',
    agentLoginField: 'Email',
    defaultInvitation: 'SMS',
    consoleMode: 'Embedded',
  };
}

/** Creates the one settings record. @throws {VideoError} @returns its id */
export async function createSettings(values: Draft): Promise<string> {
  try {
    const fields = { Name: 'Default', ...toFields({ ...values, key: 'default' }) };
    const { id } = await createRecord({ apiName: OBJECT, fields });
    return id;
  } catch (error) {
    throw fromLightning(error);
  }
}

/** Somebody else saved the record since it was read; nothing was saved. */
export class SettingsConflict extends Error {
  override readonly name = 'SettingsConflict';
}

/**
 * Saves what was changed, unless somebody else saved since the record was read.
 *
 * @throws {SettingsConflict}
 * @throws {VideoError}
 */
export async function saveSettings(
  stored: Pick<StoredSettings, 'id' | 'lastModifiedDate'>,
  changes: Draft,
): Promise<void> {
  try {
    const fields = { Id: stored.id, ...toFields(changes) };
    // A record that was made just now, and has not been read yet, is nobody else's.
    await (stored.lastModifiedDate === ''
      ? updateRecord({ fields })
      : updateRecord({ fields }, { ifUnmodifiedSince: stored.lastModifiedDate }));
  } catch (error) {
    if (isConflict(error)) {
      throw new SettingsConflict();
    }
    throw fromLightning(error);
  }
  await refreshSettings(stored.id);
}

/** Makes Lightning Data Service read the record anew. */
export function refreshSettings(id: string): Promise<void> {
  return notifyRecordUpdateAvailable([{ recordId: id }]);
}

/** What a draft changes: values that are as they were saved are no change. */
export function changesOf(draft: Draft, stored: Settings | undefined): Draft {
  const entries = Object.entries(draft).filter(
    ([name, value]) => textOf(stored?.[name as SettingName]) !== textOf(value),
  );
  return Object.fromEntries(entries);
}

/** A setting as text; empty where there is none. */
export function textOf(value: SettingValue | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

/** All settings as text. */
export function textsOf(values: Draft): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, textOf(value)]));
}

/** Reads names or codes separated by commas. */
export function listOf(value: SettingValue | undefined): string[] {
  return textOf(value)
    .split(/[\s,;]+/)
    .filter((each) => each !== '');
}

/** The UI API says 412; the code is kept beside it, for errors may reach us without their status. */
function isConflict(error: unknown): boolean {
  const { status, body } = (error ?? {}) as LightningFetchResponse;
  return status === 412 || JSON.stringify(body ?? '').includes('IFLASTMODIFIED');
}

function toFields(values: Draft): Record<string, SettingValue> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [SETTING_FIELDS[name as SettingName], value === '' ? null : value]),
  );
}

function regionOf(languages: readonly string[]): string {
  try {
    return new Intl.Locale(languages[0] ?? '').maximize().region ?? '';
  } catch {
    // A language that nobody knows tells no country.
    return '';
  }
}

function qualify(field: string): string {
  return `${OBJECT}.${field}`;
}

function valueOf(record: LightningRecord, field: string): SettingValue {
  const value = record.fields[field]?.value ?? null;
  return isRecord(value) ? null : value;
}

function isRecord(value: unknown): value is LightningRecord {
  return typeof value === 'object' && value !== null;
}
