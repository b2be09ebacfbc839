import { sql } from 'kysely';
import { HOUR_MS, MINUTE_MS } from '../../time/clock.ts';
import { isOpen } from './claim-due.ts';
import { changeInBatches } from './in-batches.ts';
import type { Connection } from './tables.ts';

// A case or contact that waits beside its session is put off further than anything else.
const RELATED_NEVER_AHEAD_MS = 7 * HOUR_MS;
// Nothing is put off, and no claim lasts, so long.
const NEVER_AHEAD_MS = 15 * MINUTE_MS;
// A room is looked for every hour at the seldomest, and a file tried.
const LOOK_NEVER_AHEAD_MS = 2 * HOUR_MS;

/**
 * See `Storage.mendTimes`. Each look goes to the end of an index, however much waits before it, and changes a batch at a
 * time: after a clock was set back everything is put off too far.
 */
export async function mendTimes(connection: Connection, now: number): Promise<number> {
  const tooFar = now + NEVER_AHEAD_MS;
  let mended = await mendSessions(connection, now, tooFar);
  mended += await mendRequests(connection, now, tooFar);
  mended += await mendRooms(connection, now);
  mended += await mendFiles(connection, now);
  // Claims are few: each worker holds those of one call.
  for (const table of ['video_session', 'room_request', 'idempotent_request', 'call_file'] as const) {
    const { numUpdatedRows } = await connection
      .updateTable(table)
      .set({ claimed_until: now })
      .where('claim_token', 'is not', null)
      .where('claimed_until', '>', tooFar)
      .executeTakeFirstOrThrow();
    mended += Number(numUpdatedRows);
  }
  return mended;
}

function mendSessions(connection: Connection, now: number, tooFar: number): Promise<number> {
  const putOff = connection
    .selectFrom('video_session')
    .select('session_id as id')
    .where((row) => isOpen(row))
    // Both there are: only so the index is entered at the time.
    .where('outcome_only', 'in', [0, 1])
    .where('next_attempt_at', '>', tooFar)
    // What waits beside its session is put off further, and looks for its time when the session is written again.
    .where((row) => row.or([row('wait_related', '=', 0), row('next_attempt_at', '>', now + RELATED_NEVER_AHEAD_MS)]));
  return changeInBatches(putOff, async (ids) => {
    const { numUpdatedRows } = await connection
      .updateTable('video_session')
      .set({ next_attempt_at: now, related_due_at: now })
      .where('session_id', 'in', ids)
      .where('next_attempt_at', '>', tooFar)
      .executeTakeFirstOrThrow();
    return Number(numUpdatedRows);
  });
}

function mendRequests(connection: Connection, now: number, tooFar: number): Promise<number> {
  const putOff = connection
    .selectFrom('room_request')
    .select('session_id as id')
    .where('parked_at', 'is', null)
    .where('next_attempt_at', '>', tooFar);
  return changeInBatches(putOff, async (ids) => {
    const { numUpdatedRows } = await connection
      .updateTable('room_request')
      .set({ next_attempt_at: now })
      .where('session_id', 'in', ids)
      .where('next_attempt_at', '>', tooFar)
      .executeTakeFirstOrThrow();
    return Number(numUpdatedRows);
  });
}

function mendRooms(connection: Connection, now: number): Promise<number> {
  const tooFar = now + LOOK_NEVER_AHEAD_MS;
  const putOff = connection
    .selectFrom('video_room')
    .select('room_id as id')
    .where('next_look_at', 'is not', null)
    .where('next_look_at', '>', tooFar);
  return changeInBatches(putOff, async (ids) => {
    const { numUpdatedRows } = await connection
      .updateTable('video_room')
      .set({ next_look_at: now })
      .where('room_id', 'in', ids)
      .where('next_look_at', '>', tooFar)
      .executeTakeFirstOrThrow();
    return Number(numUpdatedRows);
  });
}

/** Files are few beside sessions: those that wait for their time. */
async function mendFiles(connection: Connection, now: number): Promise<number> {
  const { numUpdatedRows } = await connection
    .updateTable('call_file')
    .set({ next_attempt_at: now })
    .where(sql<boolean>`state = 'due'`)
    .where('next_attempt_at', '>', now + LOOK_NEVER_AHEAD_MS)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}
