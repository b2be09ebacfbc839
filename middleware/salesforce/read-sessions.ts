import { z } from 'zod';
import type { SessionRecord } from '../domain/session-record.ts';
import type { FieldPlan } from '../domain/settings.ts';
import { describeCause } from '../errors/app-error.ts';
import type { RequestedSessions, SessionReader } from '../work/requested-sessions-port.ts';
import { readComposite, type CompositeAnswer, type Subrequest } from './composite.ts';
import { SalesforceCallError, toReadingError } from './call-error.ts';
import { API_VERSION, type SalesforceConnection } from './connection.ts';
import { rowsOf, type Row } from './query-answer.ts';
import { sessionFields, toSession } from './session-record.ts';
import { revisionOf, SETTINGS_QUERY } from './settings-record.ts';
import { MAX_QUERY_IDS, queryPath, soqlText } from './soql.ts';

/** Reads many sessions and the settings' revision in one API call. */
export function createSessionReader(connection: SalesforceConnection): SessionReader {
  return {
    read: async (sessionIds, fields) => {
      try {
        const answer = await readComposite(connection, subrequestsFor(sessionIds, fields));
        const rows = chunksOf(sessionIds).flatMap((_, index) => rowsOf(answer.bodyOf(referenceOf(index))));
        return toSessions(answer, rows, fields);
      } catch (error) {
        if (!(error instanceof SalesforceCallError)) throw toReadingError(error);
        if (error.fault.code === 'INVALID_FIELD') return null;
        throw error.toAppError();
      }
    },
  };
}

function subrequestsFor(sessionIds: readonly string[], fields: FieldPlan): Subrequest[] {
  const query = (chunk: readonly string[], index: number): Subrequest => {
    // Without spaces: 200 ids make an address of 6,000 characters.
    const ids = chunk.map(soqlText).join(',');
    const soql = `SELECT ${sessionFields(fields)} FROM Video_Session__c WHERE Id IN (${ids})`;
    return { referenceId: referenceOf(index), url: queryPath(API_VERSION, soql) };
  };
  return [...chunksOf(sessionIds).map(query), { referenceId: 'settings', url: queryPath(API_VERSION, SETTINGS_QUERY) }];
}

function chunksOf(ids: readonly string[]): (readonly string[])[] {
  return Array.from({ length: Math.ceil(ids.length / MAX_QUERY_IDS) }, (_, index) =>
    ids.slice(index * MAX_QUERY_IDS, (index + 1) * MAX_QUERY_IDS),
  );
}

function referenceOf(index: number): string {
  return `sessions${index}`;
}

const idSchema = z.object({ Id: z.string() });

function toSessions(answer: CompositeAnswer, rows: readonly Row[], fields: FieldPlan): RequestedSessions {
  const settingsRow = rowsOf(answer.bodyOf('settings'))[0];
  const sessions = new Map<string, SessionRecord>();
  const unreadable = new Map<string, string>();
  for (const row of rows) {
    const { Id } = idSchema.parse(row);
    // One row that is not understood must not hold up the others.
    try {
      sessions.set(Id, toSession(row, fields));
    } catch (error) {
      unreadable.set(Id, `Salesforce’s answer was not understood: ${describeCause(error).message.slice(0, 300)}`);
    }
  }
  return { settingsRevision: settingsRow === undefined ? null : revisionOf(settingsRow), sessions, unreadable };
}
