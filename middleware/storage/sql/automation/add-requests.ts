import type { Transaction } from 'kysely';
import type { RoomRequestStore } from '../../automation-store.ts';
import type { Tables } from '../tables.ts';

// Far below what a statement of either engine may carry.
const CHUNK = 200;

/** See `RoomRequestStore.request`. A session that has a state needs no room any more. */
export async function addRequests(
  transaction: Transaction<Tables>,
  sessions: Parameters<RoomRequestStore['request']>[0],
): Promise<number> {
  let added = 0;
  for (let start = 0; start < sessions.length; start += CHUNK) {
    const chunk = sessions.slice(start, start + CHUNK);
    const known = await transaction
      .selectFrom('video_session')
      .select('session_id')
      .where(
        'session_id',
        'in',
        chunk.map(({ sessionId }) => sessionId),
      )
      .execute();
    const knownIds = new Set(known.map(({ session_id }) => session_id));
    const fresh = chunk.filter(({ sessionId }) => !knownIds.has(sessionId));
    if (fresh.length === 0) continue;
    const inserted = await transaction
      .insertInto('room_request')
      .values(
        fresh.map(({ sessionId, requestedAt }) => ({
          session_id: sessionId,
          requested_at: requestedAt,
          next_attempt_at: requestedAt,
        })),
      )
      .onConflict((conflict) => conflict.column('session_id').doNothing())
      .returning('session_id')
      .execute();
    added += inserted.length;
  }
  return added;
}
