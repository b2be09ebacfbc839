import type { Connection } from './tables.ts';

/** See `Storage.expireRooms`. */
export async function expireRooms(connection: Connection, now: number): Promise<number> {
  const expired = await connection
    .updateTable('video_session')
    .set((row) => ({
      status: 'Expired',
      sealed_links: null,
      desired_rev: row('desired_rev', '+', 1),
      attempts: 0,
      next_attempt_at: now,
      // Parked for its case or contact alone, the session itself still goes on; it is parked again once it is written.
      parked_at: row.case().when('skip_related', '=', 1).then(null).else(row.ref('parked_at')).end(),
      changed_at: now,
    }))
    .where('status', '=', 'Ready')
    .where('room_expires_at', '<=', now)
    .returning('session_id')
    .execute();
  return expired.length;
}

/** See `Storage.forgetSessions`. */
export async function forgetSessions(connection: Connection, before: number): Promise<number> {
  await connection.deleteFrom('room_start').where('started_at', '<', before).execute();
  const forgotten = await connection
    .deleteFrom('video_session')
    .where('changed_at', '<', before)
    .whereRef('written_rev', '=', 'desired_rev')
    .where('status', '!=', 'Ready')
    .where('parked_at', 'is', null)
    .returning('session_id')
    .execute();
  return forgotten.length;
}
