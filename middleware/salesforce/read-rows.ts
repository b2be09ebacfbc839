import { z } from 'zod';
import { parseAnswer } from './call-error.ts';
import type { SalesforceConnection } from './connection.ts';
import { rowsOf, type Row } from './query-answer.ts';

const nextSchema = z.object({ nextRecordsUrl: z.string().startsWith('/services/data/').optional() });

/** All rows of a query, also those that Salesforce answers page by page. @param first of `queryPath` @throws SalesforceCallError */
export async function readRows(connection: Pick<SalesforceConnection, 'get'>, first: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let path: string | undefined = first;
  while (path !== undefined) {
    const { body } = await connection.get(path);
    rows.push(...rowsOf(body));
    path = parseAnswer(nextSchema, body).nextRecordsUrl;
  }
  return rows;
}
