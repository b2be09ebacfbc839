import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Transaction } from 'kysely';
import type { RoomRequestStore } from '../../automation-store.ts';
import type { Connection, Database, Tables } from '../tables.ts';

type Requests = Parameters<RoomRequestStore['request']>[0];

// Far below what a statement of either engine may carry, and short enough for those who wait for the thread.
const CHUNK = 200;

/** See `RoomRequestStore.request`. A chunk a transaction, so that others have a turn between two. */
export async function requestRooms(database: Database, sessions: Requests): Promise<number> {
  let added = 0;
  for (let start = 0; start < sessions.length; start += CHUNK) {
    const chunk = sessions.slice(start, start + CHUNK);
    added += await database.transaction().execute((transaction) => addChunk(transaction, chunk));
    await nextTurn();
  }
  return added;
}

/** The same within the transaction of something else. */
export async function addRequests(transaction: Transaction<Tables>, sessions: Requests): Promise<void> {
  for (let start = 0; start < sessions.length; start += CHUNK)
    await addChunk(transaction, sessions.slice(start, start + CHUNK));
}

/** A session that has a state needs no room any more. */
async function addChunk(transaction: Transaction<Tables>, chunk: Requests): Promise<number> {
  const known = await findKnown(
    transaction,
    chunk.map(({ sessionId }) => sessionId),
  );
  const fresh = chunk.filter(({ sessionId }) => !known.has(sessionId));
  if (fresh.length === 0) return 0;
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
  return inserted.length;
}

/** Which of these sessions have a state. */
export async function findKnown(connection: Connection, sessionIds: readonly string[]): Promise<Set<string>> {
  if (sessionIds.length === 0) return new Set();
  const known = await connection
    .selectFrom('video_session')
    .select('session_id')
    .where('session_id', 'in', sessionIds)
    .execute();
  return new Set(known.map(({ session_id }) => session_id));
}
