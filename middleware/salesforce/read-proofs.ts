import type { ProofsReader } from '../http/proofs-port.ts';
import { readComposite } from './composite.ts';
import { SalesforceCallError } from './call-error.ts';
import { API_VERSION, type SalesforceConnection } from './connection.ts';
import { parseProof, proofRows, proofsQuery } from './proof-record.ts';
import { textValues } from './query-answer.ts';
import { MAX_QUERY_IDS, queryPath } from './soql.ts';

/** Reads many proofs in one API call: a query for each `MAX_QUERY_IDS` of them, all in one composite request. */
export function createProofsReader(connection: SalesforceConnection): ProofsReader {
  return {
    read: async (proofIds) => {
      const subrequests = [];
      for (let from = 0; from < proofIds.length; from += MAX_QUERY_IDS) {
        const soql = proofsQuery(proofIds.slice(from, from + MAX_QUERY_IDS));
        subrequests.push({ referenceId: `proofs${from}`, url: queryPath(API_VERSION, soql) });
      }
      try {
        const answer = await readComposite(connection, subrequests);
        const rows = subrequests.flatMap(({ referenceId }) => proofRows(answer, referenceId));
        const byId = rows.map((row) => [textValues(row, ['Id'])['Id'] ?? '', parseProof(row)] as const);
        return { orgNow: answer.orgNow, rows: new Map(byId) };
      } catch (error) {
        throw error instanceof SalesforceCallError ? error.toAppError() : error;
      }
    },
  };
}
