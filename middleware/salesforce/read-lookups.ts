import { z } from 'zod';
import type { LookupReader } from '../work/lookups-port.ts';
import { toReadingError } from './call-error.ts';
import { API_VERSION, type SalesforceConnection } from './connection.ts';
import { rowsOf } from './query-answer.ts';
import { queryPath, soqlText } from './soql.ts';

const rowSchema = z.object({
  Id: z.string(),
  Contact__c: z.string().nullable(),
  Case__c: z.string().nullable(),
  Case__r: z.object({ ContactId: z.string().nullable() }).nullish(),
});

/** Reads whom sessions are about. An object that our user may not read is an error here, and never "deleted". */
export function createLookupReader(connection: SalesforceConnection): LookupReader {
  return {
    read: async (sessionIds) => {
      const ids = sessionIds.map(soqlText).join(',');
      const soql = `SELECT Id, Contact__c, Case__c, Case__r.ContactId FROM Video_Session__c WHERE Id IN (${ids})`;
      try {
        const { body } = await connection.get(queryPath(API_VERSION, soql));
        const rows = rowsOf(body).map((row) => rowSchema.parse(row));
        return new Map(
          rows.map(({ Id, Contact__c, Case__c, Case__r }) => [
            Id,
            { contactId: Contact__c ?? Case__r?.ContactId ?? null, caseId: Case__c },
          ]),
        );
      } catch (error) {
        throw toReadingError(error);
      }
    },
  };
}
