import KEY_FIELD from '@salesforce/schema/Video_Settings__c.Key__c';
import MIDDLEWARE_URL_FIELD from '@salesforce/schema/Video_Settings__c.Middleware_URL__c';
import GATE_KEY_FIELD from '@salesforce/schema/Video_Settings__c.Gate_Key__c';
import PHONE_FIELDS_FIELD from '@salesforce/schema/Video_Settings__c.Phone_Fields__c';
import DEFAULT_REGION_FIELD from '@salesforce/schema/Video_Settings__c.Default_Region__c';
import RESPECT_DO_NOT_CALL_FIELD from '@salesforce/schema/Video_Settings__c.Respect_Do_Not_Call__c';
import DO_NOT_CALL_FIELD_FIELD from '@salesforce/schema/Video_Settings__c.Do_Not_Call_Field__c';
import DEFAULT_INVITATION_FIELD from '@salesforce/schema/Video_Settings__c.Default_Invitation__c';
import CONSOLE_MODE_FIELD from '@salesforce/schema/Video_Settings__c.Console_Mode__c';

export type Invitation = 'SMS' | 'Link';

/** What the components need to know of `Video_Settings__c`. */
export interface VideoSettings {
  middlewareUrl: string;
  /** The origin that proofs are bound to. */
  middlewareOrigin: string;
  gateKey: string;
  /** Fields of Contact, the preferred one first. */
  phoneFields: string[];
  /** ISO country for numbers written without a country code. */
  defaultRegion: string;
  /** Checkboxes of Contact that forbid an SMS without a reason; none if the org does not respect them. */
  doNotCallFields: string[];
  defaultInvitation: Invitation;
  opensInWindow: boolean;
}

const SETTINGS_KEY = 'default';
const DEFAULT_PHONE_FIELDS = ['MobilePhone', 'Phone'];
const DO_NOT_CALL = 'DoNotCall';
const FIELD_NAME = /^[A-Za-z]\w*$/;

const ALL_FIELDS = [
  KEY_FIELD,
  MIDDLEWARE_URL_FIELD,
  GATE_KEY_FIELD,
  PHONE_FIELDS_FIELD,
  DEFAULT_REGION_FIELD,
  RESPECT_DO_NOT_CALL_FIELD,
  DO_NOT_CALL_FIELD_FIELD,
  DEFAULT_INVITATION_FIELD,
  CONSOLE_MODE_FIELD,
];

/** The object, list view and fields from which {@link readSettings} reads. */
export const SETTINGS_OBJECT = KEY_FIELD.objectApiName;
export const SETTINGS_LIST_VIEW = 'All';
export const SETTINGS_FIELDS = ALL_FIELDS.map((field) => `${field.objectApiName}.${field.fieldApiName}`);

/** Gives the settings, or undefined while an administrator has not filled in what a call needs. */
export function readSettings(records: readonly LightningRecord[]): VideoSettings | undefined {
  const record = records.find((row) => textOf(row, KEY_FIELD).toLowerCase() === SETTINGS_KEY);
  if (!record) {
    return undefined;
  }
  const middlewareUrl = textOf(record, MIDDLEWARE_URL_FIELD).replace(/\/+$/, '');
  const gateKey = textOf(record, GATE_KEY_FIELD);
  if (!isSafeUrl(middlewareUrl) || gateKey === '') {
    return undefined;
  }
  return {
    middlewareUrl,
    middlewareOrigin: new URL(middlewareUrl).origin,
    gateKey,
    phoneFields: readFieldNames(textOf(record, PHONE_FIELDS_FIELD)),
    defaultRegion: textOf(record, DEFAULT_REGION_FIELD).toUpperCase(),
    doNotCallFields: readDoNotCallFields(record),
    defaultInvitation: textOf(record, DEFAULT_INVITATION_FIELD) === 'Link' ? 'Link' : 'SMS',
    opensInWindow: textOf(record, CONSOLE_MODE_FIELD) === 'Window',
  };
}

/** True for an https address, and for plain http on this very machine, where a test system may run. */
export function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) {
    return false;
  }
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}

function readFieldNames(text: string): string[] {
  const names = text
    .split(/[\s,;]+/)
    // A name that is no field name would make Lightning Data Service refuse the whole contact.
    .filter((name) => FIELD_NAME.test(name));
  return names.length > 0 ? [...new Set(names)] : DEFAULT_PHONE_FIELDS;
}

function readDoNotCallFields(record: LightningRecord): string[] {
  if (record.fields[RESPECT_DO_NOT_CALL_FIELD.fieldApiName]?.value === false) {
    return [];
  }
  const named = textOf(record, DO_NOT_CALL_FIELD_FIELD);
  return FIELD_NAME.test(named) ? [DO_NOT_CALL, named] : [DO_NOT_CALL];
}

function textOf(record: LightningRecord, field: LightningFieldId): string {
  const value = record.fields[field.fieldApiName]?.value;
  return typeof value === 'string' ? value.trim() : '';
}
