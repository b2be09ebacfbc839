import type { ListedSession } from '../storage.ts';
import { LISTED_COLUMNS, toListedSession } from './session-row.ts';
import type { Connection } from './tables.ts';

/** See `Storage.listRecent`. */
export async function listRecent(connection: Connection, limit: number): Promise<ListedSession[]> {
  const rows = await connection
    .selectFrom('video_session')
    .select(LISTED_COLUMNS)
    .orderBy('changed_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toListedSession);
}
