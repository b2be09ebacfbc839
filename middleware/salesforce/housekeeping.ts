import { z } from 'zod';
import type { Housekeeping } from '../work/housekeeping-port.ts';
import { API_VERSION, type SalesforceConnection } from './connection.ts';
import { rowsOf } from './query-answer.ts';
import { queryPath, soqlText, soqlTime } from './soql.ts';

/** Records that one collections request may delete. Source: REST API Developer Guide, "sObject Collections". */
const MAX_DELETES = 200;
const MAX_ABANDONED = 200;

const abandonedSchema = z.object({
  Id: z.string(),
  Contact__c: z.string().nullable(),
  Case__c: z.string().nullable(),
  Sync_Revision__c: z.number().nullable(),
});

const deletedSchema = z.array(z.object({ success: z.boolean() }));

/** What has to be looked for in the org from time to time; each look costs one API call, each deletion one more. */
export function createHousekeeping(connection: SalesforceConnection): Housekeeping {
  const query = async (soql: string): Promise<readonly unknown[]> =>
    rowsOf((await connection.get(queryPath(API_VERSION, soql))).body);
  return {
    // The newest first: those that Salesforce refuses to close stay, and must not keep the others from being seen.
    findAbandoned: async (before) => {
      const rows = await query(
        'SELECT Id, Contact__c, Case__c, Sync_Revision__c FROM Video_Session__c ' +
          `WHERE Status__c = 'Requested' AND Origin__c = 'Agent' AND CreatedDate < ${soqlTime(before)} ` +
          `ORDER BY CreatedDate DESC LIMIT ${MAX_ABANDONED}`,
      );
      return rows.map((row) => {
        const { Id, Contact__c, Case__c, Sync_Revision__c } = abandonedSchema.parse(row);
        return { sessionId: Id, contactId: Contact__c, caseId: Case__c, syncRevision: Sync_Revision__c ?? 0 };
      });
    },
    deleteProofs: async (before, without) => {
      const rows = await query(
        without.length === 0
          ? `SELECT Id FROM Video_Proof__c WHERE CreatedDate < ${soqlTime(before)} ORDER BY CreatedDate LIMIT ${MAX_DELETES}`
          : `SELECT Id FROM Video_Proof__c WHERE CreatedDate < ${soqlTime(before)} ` +
              `AND Id NOT IN (${without.map(soqlText).join(',')}) ORDER BY CreatedDate LIMIT ${MAX_DELETES}`,
      );
      const ids = rows.map((row) => z.object({ Id: z.string() }).parse(row).Id);
      if (ids.length === 0) return { deleted: 0, refused: [], isMore: false };
      const path = `/services/data/v${API_VERSION}/composite/sobjects?ids=${ids.join(',')}&allOrNone=false`;
      const results = deletedSchema.parse((await connection.delete(path)).body);
      const refused = ids.filter((_, index) => results[index]?.success !== true);
      return { deleted: ids.length - refused.length, refused, isMore: ids.length === MAX_DELETES };
    },
  };
}
