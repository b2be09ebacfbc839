import type { SessionFiles } from '../../../domain/call-log/session-outcome.ts';
import { CHAT, FIELDS } from '../../../domain/call-files/call-files.ts';
import type { Connection } from '../tables.ts';

/** How many files of some sessions Salesforce has, by session; those of which 8x8 told none are left out. */
export async function readSessionFiles(
  connection: Connection,
  sessionIds: readonly string[],
): Promise<Map<string, SessionFiles>> {
  const rows = await connection
    .selectFrom('call_file')
    .select(['session_id', 'file', 'state'])
    .where('session_id', 'in', sessionIds)
    .execute();
  return new Map(
    [...Map.groupBy(rows, (row) => row.session_id)].map(([sessionId, files]) => {
      const written = files.filter(({ state }) => state === 'written');
      const pictures = written.filter(({ file }) => file !== CHAT && file !== FIELDS).length;
      const isPending = files.some(({ state }) => state === 'due');
      return [sessionId, { pictures, hasChat: written.some(({ file }) => file === CHAT), isPending }];
    }),
  );
}
