import { z } from 'zod';
import type { SetupFacts, SetupQuestion, SetupReader } from '../http/setup/setup-facts-port.ts';
import { readComposite, type CompositeAnswer, type Subrequest } from './composite.ts';
import { SalesforceCallError, toReadingError } from './call-error.ts';
import { API_VERSION, type SalesforceConnection, type SalesforceIdentity } from './connection.ts';
import { PROOF_CREATOR, proofOf, proofSubrequest } from './proof-record.ts';
import { rowsOf, textValues } from './query-answer.ts';
import { GATE_KEY_QUERY, SETTINGS_KEY } from './settings-record.ts';
import { queryPath, soqlText } from './soql.ts';

const personSchema = z.object({ Id: z.string(), Name: z.string(), IsActive: z.boolean() });
const accessSchema = z.object({ HasEditAccess: z.boolean() });

/** Reads proof, person, access and the settings record in one composite request. */
export function createSetupReader(connection: SalesforceConnection): SetupReader {
  return {
    read: async (question) => {
      try {
        const identity = await connection.identity();
        return toFacts(question, identity, await readComposite(connection, subrequestsFor(question)));
      } catch (error) {
        throw toReadingError(error);
      }
    },
    mayStillEdit: async (personId) => {
      try {
        return toRight(await readComposite(connection, rightsRequests(personId)));
      } catch (error) {
        throw error instanceof SalesforceCallError ? error.toAppError() : error;
      }
    },
  };
}

function rightsRequests(personId: string): Subrequest[] {
  const query = (referenceId: string, soql: string): Subrequest => ({ referenceId, url: queryPath(API_VERSION, soql) });
  return [
    query('settings', `SELECT Id FROM Video_Settings__c WHERE Key__c = ${soqlText(SETTINGS_KEY)} LIMIT 1`),
    query('person', `SELECT Id, Name, IsActive FROM User WHERE Id = ${soqlText(personId)}`),
    query(
      'access',
      'SELECT RecordId, HasEditAccess FROM UserRecordAccess ' +
        `WHERE UserId = ${soqlText(personId)} AND RecordId = '@{settings.records[0].Id}'`,
    ),
  ];
}

function toRight(answer: CompositeAnswer): boolean {
  // Without the record the access to it was not asked for.
  if (rowsOf(answer.bodyOf('settings')).length === 0) return false;
  const [access] = rowsOf(answer.bodyOf('access')).map((row) => accessSchema.parse(row));
  return access?.HasEditAccess === true && toPerson(rowsOf(answer.bodyOf('person'))[0])?.isActive === true;
}

function subrequestsFor({ proofId, settingsId }: SetupQuestion): Subrequest[] {
  const query = (referenceId: string, soql: string): Subrequest => ({ referenceId, url: queryPath(API_VERSION, soql) });
  return [
    proofSubrequest(proofId),
    query('person', `SELECT Id, Name, IsActive FROM User WHERE Id = '${PROOF_CREATOR}'`),
    query(
      'access',
      'SELECT RecordId, HasEditAccess FROM UserRecordAccess ' +
        `WHERE UserId = '${PROOF_CREATOR}' AND RecordId = ${soqlText(settingsId)}`,
    ),
    query('settings', GATE_KEY_QUERY),
    // By itself: whoever mends a missing field permission must get in without it.
    query('org', `SELECT Org_Id__c FROM Video_Settings__c WHERE Key__c = ${soqlText(SETTINGS_KEY)} LIMIT 1`),
  ];
}

function toFacts({ settingsId }: SetupQuestion, identity: SalesforceIdentity, answer: CompositeAnswer): SetupFacts {
  const settings = toSettings(answer);
  const proof = proofOf(answer);
  const facts = { orgNow: answer.orgNow, orgId: identity.orgId, integrationUserId: identity.userId, settings };
  // Without a proof the subrequests that refer to it were not carried out, and nothing else may be told.
  if (proof === null) return { ...facts, proof: null, person: null, mayEdit: false };
  const [access] = rowsOf(answer.bodyOf('access')).map((row) => accessSchema.parse(row));
  return {
    ...facts,
    proof,
    person: toPerson(rowsOf(answer.bodyOf('person'))[0]),
    // Of no other record than the one that counts, or the right to edit anything at all would do.
    mayEdit: access?.HasEditAccess === true && settings?.id === settingsId,
  };
}

function toSettings(answer: CompositeAnswer): SetupFacts['settings'] {
  const row = rowsOf(answer.bodyOf('settings'))[0];
  if (row === undefined) return null;
  const { Id, Gate_Key__c } = textValues(row, ['Id', 'Gate_Key__c']);
  return { id: Id ?? '', gateKey: Gate_Key__c?.trim() ?? '', orgId: toOrgId(answer) };
}

function toOrgId(answer: CompositeAnswer): string | null {
  try {
    const row = rowsOf(answer.bodyOf('org'))[0];
    return row === undefined ? null : (textValues(row, ['Org_Id__c'])['Org_Id__c']?.trim() ?? '') || null;
  } catch (error) {
    if (error instanceof SalesforceCallError && error.fault.code === 'INVALID_FIELD') return null;
    throw error;
  }
}

function toPerson(row: unknown): SetupFacts['person'] {
  if (row === undefined) return null;
  const { Id, Name, IsActive } = personSchema.parse(row);
  return { id: Id, name: Name, isActive: IsActive };
}
