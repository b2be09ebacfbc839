import { HOUR_MS, MINUTE_MS } from '../../time/clock.ts';
import { isOpen } from './claim-due.ts';
import { changeInBatches } from './in-batches.ts';
import type { Connection } from './tables.ts';

// A case or contact that waits beside its session is put off further than anything else.
const RELATED_NEVER_AHEAD_MS = 7 * HOUR_MS;
// Nothing is put off, and no claim lasts, so long.
const NEVER_AHEAD_MS = 15 * MINUTE_MS;
// A room is looked for every hour at the seldomest.
const LOOK_NEVER_AHEAD_MS = 2 * HOUR_MS;

/** See `Storage.mendTimes`. */
export async function mendTimes(connection: Connection, now: number): Promise<number> {
  const tooFar = now + NEVER_AHEAD_MS;
  const putOff = {
    video_session: connection
      .selectFrom('video_session')
      .select('session_id')
      .where((row) => isOpen(row))
      // What waits beside its session is put off further, and looks for its time when the session is written again.
      .where((row) =>
        row.or([
          row.and([row('wait_related', '=', 0), row('next_attempt_at', '>', tooFar)]),
          row.and([row('wait_related', '>', 0), row('next_attempt_at', '>', now + RELATED_NEVER_AHEAD_MS)]),
        ]),
      ),
    room_request: connection
      .selectFrom('room_request')
      .select('session_id')
      .where('parked_at', 'is', null)
      .where('next_attempt_at', '>', tooFar),
  };
  let mended = 0;
  for (const table of ['video_session', 'room_request'] as const) {
    mended += await changeInBatches(putOff[table], async (ids) => {
      const { numUpdatedRows } = await connection
        .updateTable(table)
        .set(table === 'video_session' ? { next_attempt_at: now, related_due_at: now } : { next_attempt_at: now })
        .where('session_id', 'in', ids)
        .where('next_attempt_at', '>', tooFar)
        .executeTakeFirstOrThrow();
      return Number(numUpdatedRows);
    });
  }
  // Claims are few: each worker holds those of one call.
  for (const table of ['video_session', 'room_request', 'idempotent_request'] as const) {
    const { numUpdatedRows } = await connection
      .updateTable(table)
      .set({ claimed_until: now })
      .where('claim_token', 'is not', null)
      .where('claimed_until', '>', tooFar)
      .executeTakeFirstOrThrow();
    mended += Number(numUpdatedRows);
  }
  const { numUpdatedRows } = await connection
    .updateTable('video_room')
    .set({ next_look_at: now })
    .where('next_look_at', 'is not', null)
    .where('next_look_at', '>', now + LOOK_NEVER_AHEAD_MS)
    .executeTakeFirstOrThrow();
  return mended + Number(numUpdatedRows);
}
