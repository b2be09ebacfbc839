import type { Sealer } from '../encryption.ts';
import type { StoredSession } from '../storage.ts';
import { toStoredSession } from './session-row.ts';
import type { Connection } from './tables.ts';

/** See `Storage.listRecent`. */
export async function listRecent(connection: Connection, sealer: Sealer, limit: number): Promise<StoredSession[]> {
  const rows = await connection
    .selectFrom('video_session')
    .selectAll()
    .orderBy('changed_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => toStoredSession(row, sealer));
}
