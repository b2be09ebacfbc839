import { sql } from 'kysely';
import type { FileStore, ParkedFiles } from '../../file-store.ts';
import type { Connection } from '../tables.ts';
import { DIFFERENT_NUMBER } from './keep-files.ts';

const PARKED = sql<boolean>`state = 'parked'`;

/** See `FileStore.countFiles`. */
export async function countFiles(connection: Connection): Promise<{ due: number; parked: number }> {
  const files = connection.selectFrom('call_file').select((row) => row.fn.countAll().as('count'));
  const { due, parked } = await connection
    .selectNoFrom([files.where(sql<boolean>`state = 'due'`).as('due'), files.where(PARKED).as('parked')])
    .executeTakeFirstOrThrow();
  return { due: Number(due), parked: Number(parked) };
}

/** See `FileStore.listParkedFiles`. */
export async function listParkedFiles(connection: Connection, limit: number): Promise<ParkedFiles[]> {
  const rows = await connection
    .selectFrom('call_file')
    .select((row) => [
      'session_id',
      row.fn.min('changed_at').as('since'),
      row.fn.max('attempts').as('attempts'),
      row.fn.min('reason').as('reason'),
    ])
    .where(PARKED)
    .groupBy('session_id')
    .orderBy('since')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    sessionId: row.session_id,
    reason: row.reason ?? '',
    since: row.since,
    attempts: row.attempts,
  }));
}

/** See `FileStore.retryParkedFiles`. */
export async function retryParkedFiles(
  connection: Connection,
  which: Parameters<FileStore['retryParkedFiles']>[0],
  now: number,
): Promise<number> {
  const rows = await connection
    .updateTable('call_file')
    .set({ state: 'due', attempts: 0, due_since: now, next_attempt_at: now, changed_at: now })
    .where(PARKED)
    .where((row) =>
      which === 'all' ? row('reason', 'is distinct from', DIFFERENT_NUMBER) : row('session_id', '=', which.sessionId),
    )
    .returning(['session_id', 'call_id'])
    .execute();
  // What comes later of such a call is of the customer too.
  if (which !== 'all' && rows.length > 0)
    await connection
      .updateTable('call_seen')
      .set({ number_differs: 0 })
      .where('call_id', 'in', [...new Set(rows.map((row) => row.call_id))])
      .execute();
  return new Set(rows.map((row) => row.session_id)).size;
}
