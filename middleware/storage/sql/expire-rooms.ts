import { sql, type ExpressionBuilder } from 'kysely';
import { isOpen } from './claim-due.ts';
import type { Connection, Tables } from './tables.ts';

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
      parked_at: row.case().when('skip_related', '>', 0).then(null).else(row.ref('parked_at')).end(),
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
    .where((row) => isNeededByNone(row, 'case_id'))
    .where((row) => isNeededByNone(row, 'contact_id'))
    .returning('session_id')
    .execute();
  return forgotten.length;
}

/** As long as a session of the same case or contact may still be written, it is to find whether a newer one was. */
function isNeededByNone(row: ExpressionBuilder<Tables, 'video_session'>, column: 'case_id' | 'contact_id') {
  // Two look-ups, each over the index of just these rows; one null would make every comparison with them unknown.
  const idsOf = (condition: (other: ExpressionBuilder<Tables, 'video_session'>) => ReturnType<typeof isOpen>) =>
    row
      .selectFrom('video_session')
      .select((other) => other.fn.coalesce(column, sql.lit('')).as('id'))
      .where(condition);
  const needed = idsOf(isOpen).unionAll(idsOf((other) => other('parked_at', 'is not', null)));
  return row.or([row(column, 'is', null), row(column, 'not in', needed)]);
}
