import { z } from 'zod';
import type { SessionRecord } from '../domain/session-record.ts';
import type { FieldPlan } from '../domain/settings.ts';
import { countriesOf, countryFields, doNotCallOf } from './field-plan.ts';
import { textValues } from './query-answer.ts';
import { soqlFields } from './soql.ts';

const SESSION_FIELDS = [
  'Id',
  'Name',
  'Contact__c',
  'Case__c',
  'Invitation__c',
  'Phone_Field__c',
  'Do_Not_Call_Reason__c',
  'Origin__c',
  'Status__c',
  'Personal_Data_Removed_At__c',
  'CreatedById',
  'Sync_Revision__c',
];

const sessionSchema = z.object({
  Id: z.string(),
  Name: z.string(),
  Contact__c: z.string().nullable(),
  Case__c: z.string().nullable(),
  Invitation__c: z.enum(['SMS', 'Link']).nullable(),
  Phone_Field__c: z.string().nullable(),
  Do_Not_Call_Reason__c: z.string().nullable(),
  Origin__c: z.enum(['Agent', 'Automation']),
  Status__c: z.enum(['Requested', 'Ready', 'Active', 'Completed', 'Expired', 'Failed', 'Cancelled']),
  Personal_Data_Removed_At__c: z.string().nullable(),
  CreatedById: z.string(),
  Sync_Revision__c: z.number().nullable(),
  Contact__r: z.record(z.string(), z.unknown()).nullable(),
  Case__r: z
    .looseObject({
      ContactId: z.string().nullable(),
      Contact: z.record(z.string(), z.unknown()).nullish(),
    })
    .nullable(),
});

/** What a room is made of, as a list for SELECT over Video_Session__c. */
export function sessionFields(fields: FieldPlan): string {
  const contactFields = [
    ...new Set([...fields.contactPhones, ...countryFields(fields.contactCountries), ...fields.doNotCall.fields]),
  ];
  return soqlFields([
    ...SESSION_FIELDS,
    ...contactFields.map((field) => `Contact__r.${field}`),
    // For a session that names a case only.
    ...contactFields.map((field) => `Case__r.Contact.${field}`),
    'Case__r.ContactId',
    ...fields.caseFields.map((field) => `Case__r.${field}`),
  ]);
}

/** The same as a typed value. @throws ZodError if Salesforce answered something else */
export function toSession(row: unknown, fields: FieldPlan): SessionRecord {
  const session = sessionSchema.parse(row);
  const contact = session.Contact__r ?? (session.Contact__c === null ? session.Case__r?.Contact : null) ?? null;
  return {
    id: session.Id,
    name: session.Name,
    contactId: session.Contact__c,
    caseId: session.Case__c,
    invitation: session.Invitation__c ?? 'SMS',
    phoneField: session.Phone_Field__c,
    doNotCallReason: session.Do_Not_Call_Reason__c?.trim() || null,
    origin: session.Origin__c,
    status: session.Status__c,
    isRemoved: session.Personal_Data_Removed_At__c !== null,
    createdById: session.CreatedById,
    syncRevision: session.Sync_Revision__c ?? 0,
    contact: contact && {
      phones: textValues(contact, fields.contactPhones),
      addresses: countriesOf(contact, fields.contactCountries),
      doNotCall: doNotCallOf(contact, fields.doNotCall),
    },
    case: session.Case__r && {
      contactId: session.Case__r.ContactId,
      values: textValues(session.Case__r, fields.caseFields),
    },
  };
}
