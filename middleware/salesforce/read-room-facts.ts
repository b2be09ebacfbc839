import { z } from 'zod';
import type { RoomFacts, RoomQuestion, RoomReader, SessionRecord } from '../domain/ports.ts';
import type { FieldPlan } from '../domain/settings.ts';
import { readComposite, type CompositeAnswer, type Subrequest } from './composite.ts';
import { API_VERSION, SalesforceCallError, type SalesforceConnection } from './connection.ts';
import { parseProof, proofSubrequest } from './proof-record.ts';
import { rowsOf, textValues } from './query-answer.ts';
import { revisionOf, SETTINGS_QUERY } from './settings-record.ts';
import { queryPath, soqlFields, soqlText } from './soql.ts';

const SESSION_FIELDS = [
  'Id',
  'Name',
  'Contact__c',
  'Case__c',
  'Invitation__c',
  'Phone_Field__c',
  'Origin__c',
  'Status__c',
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
  Origin__c: z.enum(['Agent', 'Automation']),
  Status__c: z.enum(['Requested', 'Ready', 'Active', 'Completed', 'Expired', 'Failed', 'Cancelled']),
  CreatedById: z.string(),
  Sync_Revision__c: z.number().nullable(),
  Contact__r: z.record(z.string(), z.unknown()).nullable(),
  Case__r: z.looseObject({ ContactId: z.string().nullable() }).nullable(),
});

const personSchema = z.object({ Id: z.string(), IsActive: z.boolean() });
const accessSchema = z.object({ RecordId: z.string(), HasReadAccess: z.boolean() });

/** Reads proof, session, person, access and the settings' revision in one composite request: one API call a click. */
export function createRoomReader(connection: SalesforceConnection): RoomReader {
  return {
    read: async (question, fields) => {
      try {
        return toFacts(await readComposite(connection, subrequestsFor(question, fields)), fields);
      } catch (error) {
        if (!(error instanceof SalesforceCallError)) throw error;
        if (error.fault.code === 'INVALID_FIELD') return null;
        throw error.toAppError();
      }
    },
  };
}

function subrequestsFor(question: RoomQuestion, fields: FieldPlan): Subrequest[] {
  const ids = [question.contactId, ...(question.caseId === null ? [] : [question.caseId])];
  const query = (referenceId: string, soql: string): Subrequest => ({ referenceId, url: queryPath(API_VERSION, soql) });
  return [
    proofSubrequest(question.proofId),
    query(
      'session',
      `SELECT ${sessionFields(fields)} FROM Video_Session__c WHERE Id = ${soqlText(question.sessionId)}`,
    ),
    query(
      'person',
      `SELECT ${soqlFields(['Id', 'IsActive', fields.agentLogin])} FROM User WHERE Id = '@{proof.CreatedById}'`,
    ),
    query(
      'access',
      'SELECT RecordId, HasReadAccess FROM UserRecordAccess ' +
        `WHERE UserId = '@{proof.CreatedById}' AND RecordId IN (${ids.map(soqlText).join(', ')})`,
    ),
    query('settings', SETTINGS_QUERY),
  ];
}

function sessionFields(fields: FieldPlan): string {
  return soqlFields([
    ...SESSION_FIELDS,
    ...fields.contactPhones.map((field) => `Contact__r.${field}`),
    ...(fields.contactCountry === null ? [] : [`Contact__r.${fields.contactCountry}`]),
    'Case__r.ContactId',
    ...fields.caseFields.map((field) => `Case__r.${field}`),
  ]);
}

function toFacts(answer: CompositeAnswer, fields: FieldPlan): RoomFacts {
  const settingsRow = rowsOf(answer.bodyOf('settings'))[0];
  const proofBody = answer.bodyOf('proof');
  const facts = {
    orgNow: answer.orgNow,
    settingsRevision: settingsRow === undefined ? null : revisionOf(settingsRow),
  };
  // Without a proof the subrequests that refer to it were not carried out, and nothing else may be told.
  if (proofBody === null) return { ...facts, proof: null, session: null, person: null, readableIds: new Set() };
  const sessionRow = rowsOf(answer.bodyOf('session'))[0];
  const access = rowsOf(answer.bodyOf('access')).map((row) => accessSchema.parse(row));
  return {
    ...facts,
    proof: parseProof(proofBody),
    session: sessionRow === undefined ? null : toSession(sessionRow, fields),
    person: toPerson(rowsOf(answer.bodyOf('person'))[0], fields),
    readableIds: new Set(access.filter((row) => row.HasReadAccess).map((row) => row.RecordId)),
  };
}

function toSession(row: unknown, fields: FieldPlan): SessionRecord {
  const session = sessionSchema.parse(row);
  return {
    id: session.Id,
    name: session.Name,
    contactId: session.Contact__c,
    caseId: session.Case__c,
    invitation: session.Invitation__c ?? 'SMS',
    phoneField: session.Phone_Field__c,
    origin: session.Origin__c,
    status: session.Status__c,
    createdById: session.CreatedById,
    syncRevision: session.Sync_Revision__c ?? 0,
    contact: session.Contact__r && {
      phones: textValues(session.Contact__r, fields.contactPhones),
      country:
        fields.contactCountry &&
        (textValues(session.Contact__r, [fields.contactCountry])[fields.contactCountry] ?? null),
    },
    case: session.Case__r && {
      contactId: session.Case__r.ContactId,
      values: textValues(session.Case__r, fields.caseFields),
    },
  };
}

function toPerson(row: unknown, fields: FieldPlan): RoomFacts['person'] {
  if (row === undefined) return null;
  const { Id, IsActive } = personSchema.parse(row);
  const login = textValues(row, [fields.agentLogin])[fields.agentLogin]?.trim() ?? '';
  // Sandbox copies of an org carry this ending on every e-mail address; 8x8 knows the address without it.
  return { id: Id, isActive: IsActive, login: login.replace(/\.invalid$/u, '') || null };
}
