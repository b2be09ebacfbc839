import { sql } from 'kysely';
import type { Storage, ListedSession } from '../storage.ts';
import { isOpen } from './claim-due.ts';
import { changeInBatches } from './in-batches.ts';
import { LISTED_COLUMNS, toListedSession } from './session-row.ts';
import type { Connection } from './tables.ts';

export async function countUnwritten(connection: Connection): Promise<{ unwritten: number; parked: number }> {
  const sessions = connection.selectFrom('video_session').select((row) => row.fn.countAll().as('count'));
  // Two counts, each over the index of just these rows.
  const { open, parked } = await connection
    .selectNoFrom([sessions.where(isOpen).as('open'), sessions.where('parked_at', 'is not', null).as('parked')])
    .executeTakeFirstOrThrow();
  return { unwritten: Number(open) + Number(parked), parked: Number(parked) };
}

// More would hold the thread too long for a figure that is asked for every few seconds.
const LOOKED_AT = 2000;

/** See `Storage.oldestUnwritten`. */
export async function oldestUnwritten(connection: Connection): Promise<number | null> {
  const { oldest } = await connection
    .selectFrom((from) =>
      from.selectFrom('video_session').select('changed_at').where(isOpen).limit(LOOKED_AT).as('open'),
    )
    .select((row) => row.fn.min('changed_at').as('oldest'))
    .executeTakeFirstOrThrow();
  return oldest;
}

export async function listParked(connection: Connection, limit: number): Promise<ListedSession[]> {
  const rows = await connection
    .selectFrom('video_session')
    .select(LISTED_COLUMNS)
    .where('parked_at', 'is not', null)
    .orderBy('parked_at')
    .limit(limit)
    .execute();
  return rows.map(toListedSession);
}

/** See `Storage.retryParked`. */
export function retryParked(
  connection: Connection,
  which: Parameters<Storage['retryParked']>[0],
  now: number,
  dueAt: number,
): Promise<number> {
  const parked = connection.selectFrom('video_session').select('session_id as id').where('parked_at', 'is not', null);
  const chosen =
    which === 'all'
      ? parked
      : 'reason' in which
        ? parked.where('last_reason', '=', which.reason)
        : parked.where('session_id', '=', which.sessionId);
  return changeInBatches(chosen, async (ids) => {
    const { numUpdatedRows } = await connection
      .updateTable('video_session')
      .set((row) => {
        const unlessLeftOut = (column: 'failure_code' | 'failure_message') =>
          row.case().when('skip_related', '>', 0).then(null).else(row.ref(column)).end();
        return {
          parked_at: null,
          attempts: 0,
          next_attempt_at: dueAt,
          outcome_only: 0,
          skip_related: 0,
          wait_related: 0,
          related_attempts: 0,
          failure_code: unlessLeftOut('failure_code'),
          failure_message: unlessLeftOut('failure_message'),
          // The time, as for a new state: above what the org has, even if this database was restored from an older copy.
          desired_rev: row
            .case()
            .when('desired_rev', '<', now)
            .then(now)
            .else(row('desired_rev', '+', 1))
            .end(),
        };
      })
      .where('session_id', 'in', ids)
      // In other words, or SQLite would look through all that are parked in place of these few.
      .where(sql`coalesce(parked_at, 0)`, '>', 0)
      .executeTakeFirstOrThrow();
    return Number(numUpdatedRows);
  });
}
