import { z } from 'zod';
import type { RoomFacts, RoomQuestion } from '../domain/room-facts.ts';
import type { FieldPlan } from '../domain/settings.ts';
import type { RoomReader } from '../http/room/room-facts-port.ts';
import { readComposite, type CompositeAnswer, type Subrequest } from './composite.ts';
import { SalesforceCallError, toReadingError } from './call-error.ts';
import { API_VERSION, type SalesforceConnection } from './connection.ts';
import { PROOF_CREATOR, proofOf, proofSubrequest } from './proof-record.ts';
import { toLogin } from './login-field.ts';
import { rowsOf, textValues } from './query-answer.ts';
import { sessionFields, toSession } from './session-record.ts';
import { revisionOf, SETTINGS_QUERY } from './settings-record.ts';
import { queryPath, soqlFields, soqlText } from './soql.ts';

const personSchema = z.object({ Id: z.string(), IsActive: z.boolean() });
const accessSchema = z.object({ RecordId: z.string(), HasReadAccess: z.boolean() });

/** Reads proof, session, person, access and the settings' revision in one composite request: one API call a click. */
export function createRoomReader(connection: SalesforceConnection): RoomReader {
  return {
    read: async (question, fields) => {
      try {
        return toFacts(await readComposite(connection, subrequestsFor(question, fields)), fields);
      } catch (error) {
        if (!(error instanceof SalesforceCallError)) throw toReadingError(error);
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
      `SELECT ${soqlFields(['Id', 'IsActive', ...loginFields(fields)])} FROM User WHERE Id = '${PROOF_CREATOR}'`,
    ),
    query(
      'access',
      'SELECT RecordId, HasReadAccess FROM UserRecordAccess ' +
        `WHERE UserId = '${PROOF_CREATOR}' AND RecordId IN (${ids.map(soqlText).join(', ')})`,
    ),
    query('settings', SETTINGS_QUERY),
  ];
}

function toFacts(answer: CompositeAnswer, fields: FieldPlan): RoomFacts {
  const proof = proofOf(answer);
  const settingsRow = rowsOf(answer.bodyOf('settings'))[0];
  const facts = {
    orgNow: answer.orgNow,
    settingsRevision: settingsRow === undefined ? null : revisionOf(settingsRow),
  };
  // Without a proof the subrequests that refer to it were not carried out, and nothing else may be told.
  if (proof === null) return { ...facts, proof: null, session: null, person: null, readableIds: new Set() };
  const sessionRow = rowsOf(answer.bodyOf('session'))[0];
  const access = rowsOf(answer.bodyOf('access')).map((row) => accessSchema.parse(row));
  return {
    ...facts,
    proof,
    session: sessionRow === undefined ? null : toSession(sessionRow, fields),
    person: toPerson(rowsOf(answer.bodyOf('person'))[0], fields),
    readableIds: new Set(access.filter((row) => row.HasReadAccess).map((row) => row.RecordId)),
  };
}

function toPerson(row: unknown, fields: FieldPlan): RoomFacts['person'] {
  if (row === undefined) return null;
  const { Id, IsActive } = personSchema.parse(row);
  return {
    id: Id,
    isActive: IsActive,
    login: toLogin(Object.values(textValues(row, loginFields(fields)))[0] ?? null),
  };
}

function loginFields({ agentLogin }: FieldPlan): string[] {
  return agentLogin === null ? [] : [agentLogin];
}
