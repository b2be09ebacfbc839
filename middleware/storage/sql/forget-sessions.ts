import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql, type ExpressionBuilder, type SqlBool } from 'kysely';
import { GOING_ON } from '../../domain/session-status.ts';
import { BATCH, deleteBefore } from './in-batches.ts';
import type { Engine } from './lock.ts';
import type { Connection, Tables } from './tables.ts';

interface Place {
  readonly changed_at: number;
  readonly session_id: string;
}

/** See `Storage.forgetSessions`. Goes through the old ones once, for some of them stay. */
export async function forgetSessions(connection: Connection, engine: Engine, before: number): Promise<number> {
  await deleteBefore(connection, engine, 'room_start', 'started_at', before);
  let forgotten = 0;
  let last: Place | undefined;
  do {
    const old = await selectOld(connection, before, last);
    last = old.length < BATCH ? undefined : old.at(-1);
    if (old.length > 0) forgotten += await forgetUnneeded(connection, before, old);
    await nextTurn();
  } while (last !== undefined);
  return forgotten;
}

function selectOld(connection: Connection, before: number, last: Place | undefined): Promise<Place[]> {
  const old = connection
    .selectFrom('video_session')
    .select(['changed_at', 'session_id'])
    .where('changed_at', '<', before)
    .orderBy('changed_at')
    .orderBy('session_id')
    .limit(BATCH);
  if (last === undefined) return old.execute();
  return old
    .where((row) => row(row.refTuple('changed_at', 'session_id'), '>', row.tuple(last.changed_at, last.session_id)))
    .execute();
}

async function forgetUnneeded(connection: Connection, before: number, old: readonly Place[]): Promise<number> {
  const forgotten = await connection
    .deleteFrom('video_session')
    .where(
      'session_id',
      'in',
      old.map((row) => row.session_id),
    )
    .where('changed_at', '<', before)
    .whereRef('written_rev', '=', 'desired_rev')
    .where('status', 'not in', GOING_ON)
    .where((row) => isLookedForNoMore(row))
    .where((row) => hasNoFileToWrite(row))
    .where('parked_at', 'is', null)
    .where((row) => isNeededByNone(row, 'case_id'))
    .where((row) => isNeededByNone(row, 'contact_id'))
    .returning('session_id')
    .execute();
  return forgotten.length;
}

/** As long as the call of one of its rooms may still be found, or given to it, there is something to tell of it. */
function isLookedForNoMore(row: ExpressionBuilder<Tables, 'video_session'>) {
  return row.not(
    row.exists(
      row
        .selectFrom('video_room')
        .select('room_id')
        .whereRef('video_room.session_id', '=', 'video_session.session_id')
        .where((room) => room.or([room('next_look_at', 'is not', null), room('watch', '=', 'doubt')])),
    ),
  );
}

function hasNoFileToWrite(row: ExpressionBuilder<Tables, 'video_session'>) {
  return row.not(
    row.exists(
      row
        .selectFrom('call_file')
        .select('call_file.file')
        .whereRef('call_file.session_id', '=', 'video_session.session_id')
        .where('call_file.state', 'in', ['due', 'parked']),
    ),
  );
}

/** As long as a session of the same case or contact may still be written, it is to find whether a newer one was. */
function isNeededByNone(row: ExpressionBuilder<Tables, 'video_session'>, column: 'case_id' | 'contact_id') {
  return row.not(
    row.exists(
      row
        .selectFrom('video_session as other')
        .select('other.session_id')
        .whereRef(`other.${column}`, '=', `video_session.${column}`)
        // The condition of the indexes `video_session_waiting_…`, word for word: only so are they used.
        .where(sql<SqlBool>`(other.parked_at is not null or other.written_rev < other.desired_rev)`),
    ),
  );
}
