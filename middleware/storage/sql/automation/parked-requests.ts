import type { ParkedRoomRequest, RoomRequestStore } from '../../automation-store.ts';
import type { Connection } from '../tables.ts';

/** See `RoomRequestStore.countRequests`. */
export async function countRequests(connection: Connection): Promise<{ waiting: number; parked: number }> {
  const { waiting, parked } = await connection
    .selectFrom('room_request')
    .select((row) => [row.fn.countAll().as('waiting'), row.fn.count('parked_at').as('parked')])
    .executeTakeFirstOrThrow();
  return { waiting: Number(waiting), parked: Number(parked) };
}

export async function listParkedRequests(connection: Connection, limit: number): Promise<ParkedRoomRequest[]> {
  const rows = await connection
    .selectFrom('room_request')
    .selectAll()
    .where('parked_at', 'is not', null)
    .orderBy('parked_at')
    .limit(limit)
    .execute();
  return rows.map(({ session_id, last_reason, parked_at, attempts }) => ({
    sessionId: session_id,
    reason: last_reason ?? '',
    since: parked_at ?? 0,
    attempts,
  }));
}

/** See `RoomRequestStore.retryParkedRequests`. */
export async function retryParkedRequests(
  connection: Connection,
  which: Parameters<RoomRequestStore['retryParkedRequests']>[0],
  now: number,
): Promise<number> {
  const parked = connection
    .updateTable('room_request')
    .set({ parked_at: null, attempts: 0, next_attempt_at: now })
    .where('parked_at', 'is not', null);
  const chosen = which === 'all' ? parked : parked.where('session_id', '=', which.sessionId);
  return (await chosen.returning('session_id').execute()).length;
}
