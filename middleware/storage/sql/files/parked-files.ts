import { sql, type Transaction } from 'kysely';
import type { FileStore, ParkedFiles } from '../../file-store.ts';
import type { Connection, Tables } from '../tables.ts';
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
    .set(dueFrom(now))
    .where(PARKED)
    .where('reason', 'is distinct from', DIFFERENT_NUMBER)
    .$if(which !== 'all', (query) => query.where('session_id', '=', which === 'all' ? '' : which.sessionId))
    .returning('session_id')
    .execute();
  return new Set(rows.map((row) => row.session_id)).size;
}

/** See `FileStore.releaseHeldFiles`. */
export async function releaseHeldFiles(
  transaction: Transaction<Tables>,
  sessionId: string,
  now: number,
): Promise<boolean> {
  const rows = await transaction
    .updateTable('call_file')
    .set(dueFrom(now))
    .where(PARKED)
    .where('session_id', '=', sessionId)
    .where('reason', '=', DIFFERENT_NUMBER)
    .returning('call_id')
    .execute();
  if (rows.length === 0) return false;
  await transaction
    .updateTable('call_seen')
    .set({ number_differs: 0 })
    .where('call_id', 'in', [...new Set(rows.map((row) => row.call_id))])
    .execute();
  return true;
}

function dueFrom(now: number) {
  return { state: 'due', reason: null, attempts: 0, due_since: now, next_attempt_at: now, changed_at: now };
}
