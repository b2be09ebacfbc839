import { z } from 'zod';
import type { ClearedSessions } from '../../work/retention/retention-port.ts';
import { parseAnswer } from '../call-error.ts';
import { readComposite } from '../composite.ts';
import { API_VERSION, type SalesforceConnection } from '../connection.ts';

/** What Salesforce says of a record that was deleted meanwhile. */
export const GONE: ReadonlySet<string> = new Set(['ENTITY_IS_DELETED', 'INVALID_CROSS_REFERENCE_KEY', 'NOT_FOUND']);

/** What each record of a collection came to, in the order asked. */
export const resultsSchema = z.array(
  z.object({ success: z.boolean(), errors: z.array(z.object({ statusCode: z.string() })).catch([]) }),
);

/**
 * Empties what is personal on sessions and marks them: one API call, in which no session's trouble holds up another. Source:
 * REST API Developer Guide, "Update Multiple Records with Fewer Round-Trips".
 *
 * @param sessionIds 200 at most
 * @param now milliseconds since 1970
 * @throws SalesforceCallError
 */
export async function clearSessions(
  connection: SalesforceConnection,
  sessionIds: readonly string[],
  now: number,
): Promise<ClearedSessions> {
  if (sessionIds.length === 0) return { cleared: [], refused: new Map() };
  const records = sessionIds.map((id) => ({
    attributes: { type: 'Video_Session__c' },
    id,
    Do_Not_Call_Reason__c: null,
    Guest_Link__c: null,
    Location__Latitude__s: null,
    Location__Longitude__s: null,
    Phone_Number__c: null,
    Transcript__c: null,
    Personal_Data_Removed_At__c: new Date(now).toISOString(),
  }));
  const url = `/services/data/v${API_VERSION}/composite/sobjects`;
  const body = { allOrNone: false, records };
  const answer = await readComposite(connection, [{ referenceId: 'sessions', method: 'PATCH', url, body }]);
  const results = parseAnswer(resultsSchema, answer.resultOf('sessions'));
  const failures = sessionIds.flatMap((id, index) => {
    const result = results[index];
    return result?.success === true ? [] : [[id, result?.errors[0]?.statusCode ?? 'UNKNOWN_EXCEPTION'] as const];
  });
  const failed = new Set(failures.map(([id]) => id));
  return {
    cleared: sessionIds.filter((id) => !failed.has(id)),
    refused: new Map(failures.filter(([, code]) => !GONE.has(code))),
  };
}
