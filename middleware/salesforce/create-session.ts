import { z } from 'zod';
import type { FieldPlan } from '../domain/settings.ts';
import { AppError } from '../errors/app-error.ts';
import type { CreatedSession, SessionCreator, SessionWish } from '../http/automation/session-creator-port.ts';
import { readComposite, type CompositeAnswer, type Subrequest } from './composite.ts';
import { SalesforceCallError, toReadingError } from './call-error.ts';
import { API_VERSION, type SalesforceConnection } from './connection.ts';
import { creationRefusal } from './creation-refusal.ts';
import { rowsOf } from './query-answer.ts';
import { sessionFields, toSession } from './session-record.ts';
import { revisionOf, SETTINGS_QUERY } from './settings-record.ts';
import { queryPath } from './soql.ts';

/**
 * Creates the session of a call that a server starts, and reads it back with what its room is made of: one API call. The
 * key is an external id, so that a request whose answer was lost finds the record that it made ("Upsert", REST API
 * Developer Guide).
 */
export function createSessionCreator(connection: SalesforceConnection): SessionCreator {
  return {
    create: async (wish, fields) => {
      try {
        return toCreated(await send(connection, wish, fields), fields);
      } catch (error) {
        if (!(error instanceof SalesforceCallError)) throw toReadingError(error);
        if (error.fault.code === 'INVALID_FIELD') return null;
        throw creationRefusal(error.fault);
      }
    },
  };
}

async function send(connection: SalesforceConnection, wish: SessionWish, fields: FieldPlan): Promise<CompositeAnswer> {
  const answer = await readComposite(connection, subrequestsFor(wish, fields));
  try {
    answer.resultOf('created');
    return answer;
  } catch (error) {
    // Two at once that both saw no record: the second time it is there.
    const isTwin = error instanceof SalesforceCallError && error.fault.code === 'DUPLICATE_VALUE';
    if (!isTwin) throw error;
    return readComposite(connection, subrequestsFor(wish, fields));
  }
}

function subrequestsFor({ requestKey, caseId, contactId, invitation }: SessionWish, fields: FieldPlan): Subrequest[] {
  const session = {
    Case__c: caseId,
    Origin__c: 'Automation',
    ...(contactId === null ? {} : { Contact__c: contactId }),
    ...(invitation === null ? {} : { Invitation__c: invitation }),
  };
  const soql = `SELECT ${sessionFields(fields)} FROM Video_Session__c WHERE Id = '@{created.id}'`;
  return [
    {
      referenceId: 'created',
      method: 'PATCH',
      url: `/services/data/v${API_VERSION}/sobjects/Video_Session__c/Request_Key__c/${requestKey}`,
      body: session,
    },
    { referenceId: 'session', url: queryPath(API_VERSION, soql) },
    { referenceId: 'settings', url: queryPath(API_VERSION, SETTINGS_QUERY) },
  ];
}

const createdSchema = z.object({ id: z.string(), created: z.boolean().default(true) });

function toCreated(answer: CompositeAnswer, fields: FieldPlan): CreatedSession {
  const { id, created } = createdSchema.parse(answer.resultOf('created'));
  const row = rowsOf(answer.bodyOf('session'))[0];
  if (row === undefined) throw new AppError('SESSION_NOT_FOUND', `The video session ${id} was deleted. Start anew.`);
  const settingsRow = rowsOf(answer.bodyOf('settings'))[0];
  return {
    session: toSession(row, fields),
    isNew: created,
    settingsRevision: settingsRow === undefined ? null : revisionOf(settingsRow),
  };
}
