import { z } from 'zod';
import type { RecordAccess } from '../http/setup/record-access-port.ts';
import { SalesforceCallError } from './call-error.ts';
import { readComposite, type Subrequest } from './composite.ts';
import { API_VERSION, type SalesforceConnection } from './connection.ts';
import { rowsOf } from './query-answer.ts';
import { MAX_QUERY_IDS, queryPath, soqlText } from './soql.ts';

const accessSchema = z.object({ RecordId: z.string(), HasReadAccess: z.boolean() });
const personSchema = z.object({ IsActive: z.boolean() });

/**
 * What somebody may read, as Salesforce says. Source: Object Reference, "UserRecordAccess": one user a query, at most 200
 * records; what is not answered for is not visible.
 */
export function createRecordAccess(connection: SalesforceConnection): RecordAccess {
  return {
    mayReadAll: async (personId, recordIds) => {
      const ids = [...new Set(recordIds)];
      if (ids.length === 0 || ids.length > MAX_QUERY_IDS) return false;
      try {
        const answer = await readComposite(connection, subrequests(personId, ids));
        const [person] = rowsOf(answer.bodyOf('person')).map((row) => personSchema.parse(row));
        const rows = rowsOf(answer.bodyOf('access')).map((row) => accessSchema.parse(row));
        const readable = new Set(rows.filter(({ HasReadAccess }) => HasReadAccess).map(({ RecordId }) => RecordId));
        return person?.IsActive === true && ids.every((id) => readable.has(id));
      } catch (error) {
        throw error instanceof SalesforceCallError ? error.toAppError() : error;
      }
    },
  };
}

function subrequests(personId: string, ids: readonly string[]): Subrequest[] {
  const query = (referenceId: string, soql: string): Subrequest => ({ referenceId, url: queryPath(API_VERSION, soql) });
  return [
    query('person', `SELECT IsActive FROM User WHERE Id = ${soqlText(personId)}`),
    query(
      'access',
      `SELECT RecordId, HasReadAccess FROM UserRecordAccess WHERE UserId = ${soqlText(personId)} ` +
        `AND RecordId IN (${ids.map(soqlText).join(', ')})`,
    ),
  ];
}
