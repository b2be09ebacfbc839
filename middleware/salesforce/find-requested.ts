import { z } from 'zod';
import type { RequestFinder } from '../work/missed-requests-port.ts';
import { toReadingError } from './call-error.ts';
import { API_VERSION, type SalesforceConnection } from './connection.ts';
import { rowsOf } from './query-answer.ts';
import { salesforceTime } from './salesforce-time.ts';
import { queryPath, soqlTime } from './soql.ts';

// What one answer of a query holds at most ("Query", REST API Developer Guide).
const MAX_ROWS = 2000;

const rowSchema = z.object({ Id: z.string(), CreatedDate: salesforceTime });

/** Looks for workflows' sessions that still wait for a room; each look costs one API call. */
export function createRequestFinder(connection: SalesforceConnection): RequestFinder {
  return {
    find: async (before, since) => {
      const soql =
        'SELECT Id, CreatedDate FROM Video_Session__c ' +
        `WHERE Status__c = 'Requested' AND Origin__c = 'Automation' AND CreatedDate < ${soqlTime(before)} ` +
        `AND CreatedDate >= ${soqlTime(since)} ORDER BY CreatedDate, Id LIMIT ${MAX_ROWS}`;
      const { body } = await connection.get(queryPath(API_VERSION, soql)).catch((error: unknown) => {
        throw toReadingError(error);
      });
      const sessions = rowsOf(body).map((row) => {
        const { Id, CreatedDate } = rowSchema.parse(row);
        return { sessionId: Id, requestedAt: CreatedDate };
      });
      return { sessions, isMore: sessions.length === MAX_ROWS };
    },
  };
}
