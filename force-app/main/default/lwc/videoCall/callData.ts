import CONTACT_OBJECT from '@salesforce/schema/Contact';
import CONTACT_NAME_FIELD from '@salesforce/schema/Contact.Name';
import CASE_OBJECT from '@salesforce/schema/Case';
import CASE_NUMBER_FIELD from '@salesforce/schema/Case.CaseNumber';
import CASE_SUBJECT_FIELD from '@salesforce/schema/Case.Subject';
import CASE_CONTACT_FIELD from '@salesforce/schema/Case.ContactId';
import CASE_CREATED_FIELD from '@salesforce/schema/Case.CreatedDate';
import CASE_CLOSED_FIELD from '@salesforce/schema/Case.IsClosed';
import { judgePhones, type Phone } from 'c/phoneNumbers';
import { fillLabel, formLabels } from 'c/startVideoLabels';
import type { Invitation, VideoSettings } from 'c/videoSettings';

/** What the agent chose in the form. */
export interface CallChoice {
  /** Undefined if there is no number to call: then a link is the only invitation. */
  phoneField: string | undefined;
  caseId: string | undefined;
  invitation: Invitation;
  /** Why the customer is called although they asked not to be. */
  doNotCallReason?: string | undefined;
}

export interface Option {
  label: string;
  value: string;
}

/**
 * Where a contact's country is looked for, as the middleware looks. The codes exist only in orgs with country
 * picklists, so they are no schema imports: those would need them everywhere.
 */
const MAILING = { code: 'MailingCountryCode', name: 'MailingCountry' };
const OTHER = { code: 'OtherCountryCode', name: 'OtherCountry' };
const COUNTRY_FIELDS = [MAILING, OTHER].flatMap(({ code, name }) => [code, name]);

export const CASE_FIELDS = [CASE_NUMBER_FIELD, CASE_CONTACT_FIELD];
export const CASE_LIST_FIELDS = [CASE_NUMBER_FIELD, CASE_CREATED_FIELD, CASE_CLOSED_FIELD].map(qualifiedName);
/** A profile may hide the subject; that must not keep the agent from calling. */
export const OPTIONAL_CASE_FIELDS = [qualifiedName(CASE_SUBJECT_FIELD)];
export const CONTACT_FIELDS = [CONTACT_NAME_FIELD];
export const OPEN_CASES = `{ ${CASE_CLOSED_FIELD.fieldApiName}: { eq: false } }`;

export const NEWEST_FIRST = ['-CreatedDate'];

export function isCase(objectApiName: string | undefined): boolean {
  return objectApiName === CASE_OBJECT.objectApiName;
}

export function contactOf(caseRecord: LightningRecord): string | undefined {
  return textOf(caseRecord, CASE_CONTACT_FIELD.fieldApiName) || undefined;
}

export function nameOf(contact: LightningRecord): string {
  return textOf(contact, CONTACT_NAME_FIELD.fieldApiName);
}

/** The fields of the contact that may or may not be there for this user in this org. */
export function optionalContactFields(settings: VideoSettings, info: LightningObjectInfo): string[] {
  return [...settings.phoneFields, ...COUNTRY_FIELDS, ...settings.doNotCallFields]
    .filter((field) => info.fields[field] !== undefined)
    .map((field) => `${CONTACT_OBJECT.objectApiName}.${field}`);
}

/** The contact's numbers in the order of the settings. */
export function phonesOf(contact: LightningRecord, info: LightningObjectInfo, settings: VideoSettings): Phone[] {
  const sources = settings.phoneFields
    .map((field) => ({ field, label: info.fields[field]?.label ?? field, value: textOf(contact, field) }))
    .filter(({ value }) => value !== '');
  return judgePhones(sources, { addresses: addressesOf(contact, info), defaultRegion: settings.defaultRegion });
}

/** True if the customer asked not to be called, as far as this user may see. */
export function asksNotToBeCalled(contact: LightningRecord, settings: VideoSettings): boolean {
  return settings.doNotCallFields.some((field) => contact.fields[field]?.value === true);
}

/** A country that this user may not see could be any; the second address counts only where it is seen. */
function addressesOf(contact: LightningRecord, info: LightningObjectInfo) {
  const seen = ({ name }: typeof MAILING) => info.fields[name] !== undefined;
  return [MAILING, ...[OTHER].filter(seen)].map((address) => ({
    code: textOf(contact, address.code),
    name: seen(address) ? textOf(contact, address.name) : undefined,
  }));
}

export function caseOption(record: LightningRecord): Option {
  const number = textOf(record, CASE_NUMBER_FIELD.fieldApiName);
  const subject = textOf(record, CASE_SUBJECT_FIELD.fieldApiName);
  return { value: record.id, label: subject === '' ? number : fillLabel(formLabels.caseOption, number, subject) };
}

/** The open cases, newest first, whatever the list made of the wish. */
export function openCases(records: readonly LightningRecord[]): Option[] {
  return records
    .filter((record) => record.fields[CASE_CLOSED_FIELD.fieldApiName]?.value !== true)
    .sort((one, other) => createdAt(other).localeCompare(createdAt(one)))
    .map(caseOption);
}

function qualifiedName({ objectApiName, fieldApiName }: LightningFieldId): string {
  return `${objectApiName}.${fieldApiName}`;
}

function createdAt(record: LightningRecord): string {
  return textOf(record, CASE_CREATED_FIELD.fieldApiName);
}

function textOf(record: LightningRecord, field: string): string {
  const value = record.fields[field]?.value;
  return typeof value === 'string' ? value.trim() : '';
}
