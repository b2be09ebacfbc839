import { AppError } from '../errors/app-error.ts';
import { SalesforceCallError } from './call-error.ts';
import type { SalesforceFault } from './classify-error.ts';

type Words = readonly [code: 'NOT_CONFIGURED' | 'VALIDATION_FAILED', detail: string];

const LOOKUPS = new Set(['Case__c', 'Contact__c']);
const UNKNOWN_RECORD: Words = [
  'VALIDATION_FAILED',
  'caseId or contactId is no record of this org. Name a case and a contact that exist.',
];
// What Salesforce says of an id that is none of its records, or not one of the right kind.
const UNKNOWN_RECORD_CODES = new Set([
  'INVALID_CROSS_REFERENCE_KEY',
  'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
  'ENTITY_IS_DELETED',
  'MALFORMED_ID',
]);
const RIGHTS_CODES = new Set([
  'INSUFFICIENT_ACCESS',
  'INSUFFICIENT_ACCESS_OR_READONLY',
  'INVALID_FIELD_FOR_INSERT_UPDATE',
  'INVALID_TYPE',
]);

const RULE_REMEDY =
  'Ask an administrator to let the rules, triggers and flows of Video Session take what the integration user creates.';
// A map, for the code is Salesforce's: an object would know `constructor` too.
const REMEDIES: ReadonlyMap<string, string> = new Map([
  ['STORAGE_LIMIT_EXCEEDED', 'Ask an administrator to free data storage (Setup → Storage Usage).'],
  ['REQUIRED_FIELD_MISSING', 'Ask an administrator to give the field a default, or to make it optional.'],
]);

/**
 * Why Salesforce does not create a session. It was a write: rules, triggers and flows of the org may speak, and quote
 * records. Their words therefore reach neither the answer nor the log; the code and the names of fields do.
 */
export function creationRefusal(fault: SalesforceFault): AppError {
  const { code, status } = fault;
  if (fault.kind !== 'permanent')
    return new SalesforceCallError({ ...fault, message: 'Refused while a Video Session was created' }).toAppError();
  const [ourCode, detail] = wordsFor(fault);
  return new AppError(ourCode, detail, {
    peer: { name: 'Salesforce', code, ...(status === undefined ? {} : { status }) },
  });
}

function wordsFor(fault: SalesforceFault): Words {
  const { code, status } = fault;
  const fields = fieldsOf(fault);
  const isAboutLookups = fields.some((field) => LOOKUPS.has(field));
  if (isAboutLookups && code === 'FIELD_INTEGRITY_EXCEPTION') return UNKNOWN_RECORD;
  if (UNKNOWN_RECORD_CODES.has(code) && (fields.length === 0 || isAboutLookups)) return UNKNOWN_RECORD;
  const named = fields.length === 0 ? code : `${code}, fields ${fields.join(', ')}`;
  // The request names no record but by its key: what is not found is the key's field.
  if (status === 404)
    return [
      'NOT_CONFIGURED',
      `The integration user may not read and write the field Request_Key__c of Video Session (${code}). Ask an administrator to assign it the permission set Video Integration.`,
    ];
  if (RIGHTS_CODES.has(code))
    return [
      'NOT_CONFIGURED',
      `The integration user may not create Video Sessions (${named}). Ask an administrator to assign it the permission set Video Integration.`,
    ];
  return ['NOT_CONFIGURED', `The org refuses new Video Sessions (${named}). ${REMEDIES.get(code) ?? RULE_REMEDY}`];
}

const API_NAME = /^\w{1,80}$/u;
const MISSING_FIELDS = /^Required fields are missing: \[(?<fields>[\w, ]{1,400})\]/u;

/** As Salesforce names them; of required fields it does so in its text too. */
function fieldsOf({ code, fields = [], message }: SalesforceFault): readonly string[] {
  const inText = code === 'REQUIRED_FIELD_MISSING' ? MISSING_FIELDS.exec(message)?.groups?.['fields'] : undefined;
  const all = [...fields, ...(inText?.split(',').map((name) => name.trim()) ?? [])];
  return [...new Set(all.filter((name) => API_NAME.test(name)))];
}
