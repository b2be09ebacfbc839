import { sql, type ExpressionBuilder } from 'kysely';
import { changeInBatches } from './in-batches.ts';
import type { Connection, Tables } from './tables.ts';

/**
 * See `Storage.expireRooms`. A call that is under way goes on beyond the time of its room: only the ways into the room
 * are deleted.
 */
export async function expireRooms(connection: Connection, now: number): Promise<number> {
  return (await expire(connection, now, 'Ready')) + (await expire(connection, now, 'Active'));
}

function expire(connection: Connection, now: number, status: 'Ready' | 'Active'): Promise<number> {
  const over = connection
    .selectFrom('video_session')
    .select('session_id as id')
    .where('status', '=', status)
    .where('room_expires_at', '<=', now)
    .$if(status === 'Active', (active) => active.where('sealed_links', 'is not', null))
    .orderBy('room_expires_at');
  return changeInBatches(over, async (ids) => {
    const { numUpdatedRows } = await connection
      .updateTable('video_session')
      .set((row) => ({
        status: status === 'Ready' ? 'Expired' : status,
        sealed_links: null,
        outcome_only: onlyOutcome(row),
        desired_rev: row('desired_rev', '+', 1),
        attempts: 0,
        next_attempt_at: now,
        // Parked for its case or contact alone, the session itself still goes on; it is parked again once it is written.
        parked_at: row.case().when('skip_related', '>', 0).then(null).else(row.ref('parked_at')).end(),
        changed_at: now,
      }))
      .where('session_id', 'in', ids)
      // In other words, or SQLite would look through all that are over in place of these few.
      .where(sql`coalesce(status, '')`, '=', status)
      .where('room_expires_at', '<=', now)
      .$if(status === 'Active', (active) => active.where('sealed_links', 'is not', null))
      .executeTakeFirstOrThrow();
    return Number(numUpdatedRows);
  });
}

/** Where all else was written, case and contact are left alone. */
export function onlyOutcome(row: ExpressionBuilder<Tables, 'video_session'>) {
  return row.case().when('written_rev', '=', row.ref('desired_rev')).then(1).else(row.ref('outcome_only')).end();
}
