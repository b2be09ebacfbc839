import { sql } from 'kysely';
import { changeInBatches } from './in-batches.ts';
import type { Connection } from './tables.ts';

/** See `Storage.expireRooms`. */
export function expireRooms(connection: Connection, now: number): Promise<number> {
  const over = connection
    .selectFrom('video_session')
    .select('session_id')
    .where('status', '=', 'Ready')
    .where('room_expires_at', '<=', now)
    .orderBy('room_expires_at');
  return changeInBatches(over, async (ids) => {
    const { numUpdatedRows } = await connection
      .updateTable('video_session')
      .set((row) => ({
        status: 'Expired',
        sealed_links: null,
        desired_rev: row('desired_rev', '+', 1),
        attempts: 0,
        next_attempt_at: now,
        // Parked for its case or contact alone, the session itself still goes on; it is parked again once it is written.
        parked_at: row.case().when('skip_related', '>', 0).then(null).else(row.ref('parked_at')).end(),
        changed_at: now,
      }))
      .where('session_id', 'in', ids)
      // In other words, or SQLite would look through all that are over in place of these few.
      .where(sql`coalesce(status, '')`, '=', 'Ready')
      .where('room_expires_at', '<=', now)
      .executeTakeFirstOrThrow();
    return Number(numUpdatedRows);
  });
}
