import { sql } from 'kysely';
import type { SeenCall } from '../../call-store.ts';
import type { Connection } from '../tables.ts';

/**
 * Keeps entries of the log. Of two workers the one that is late takes nothing back: a call that has a room keeps it, one
 * that ended stays so, talk is not forgotten, and a foreign call, or one that somebody called so, is doubted no more.
 */
export async function keepCalls(connection: Connection, calls: readonly SeenCall[], now: number): Promise<void> {
  for (const call of calls) {
    await connection
      .insertInto('call_seen')
      .values({
        call_id: call.callId,
        created_at: call.createdAt,
        finished_at: call.finishedAt,
        duration_s: call.durationS,
        letter: call.letter,
        has_talk: call.hasTalk ? 1 : 0,
        number_differs: call.numberDiffers ? 1 : 0,
        room_id: call.roomId,
        verdict: call.verdict,
        seen_at: now,
      })
      .onConflict((conflict) =>
        conflict.column('call_id').doUpdateSet({
          finished_at: sql<number | null>`coalesce(excluded.finished_at, call_seen.finished_at)`,
          duration_s: unlessEnded('duration_s'),
          letter: unlessEnded('letter'),
          has_talk: sql<number>`case when call_seen.has_talk = 1 then 1 else excluded.has_talk end`,
          number_differs: unlessOurs('number_differs'),
          room_id: sql<string | null>`coalesce(call_seen.room_id, excluded.room_id)`,
          verdict: sql<string>`case when call_seen.verdict = 'foreign' and excluded.room_id is null
            then call_seen.verdict else ${unlessOurs('verdict')} end`,
          seen_at: now,
        }),
      )
      .execute();
  }
}

/** The newer value, unless it comes from a worker that did not know of the end yet. */
function unlessEnded(column: 'duration_s' | 'letter') {
  return sql<never>`case when call_seen.finished_at is not null and excluded.finished_at is null
    then ${sql.ref(`call_seen.${column}`)}
    else coalesce(${sql.ref(`excluded.${column}`)}, ${sql.ref(`call_seen.${column}`)}) end`;
}

/** The newer value, unless the call has its room. */
function unlessOurs(column: 'number_differs' | 'verdict') {
  return sql<never>`case when call_seen.room_id is not null
    then ${sql.ref(`call_seen.${column}`)} else ${sql.ref(`excluded.${column}`)} end`;
}
