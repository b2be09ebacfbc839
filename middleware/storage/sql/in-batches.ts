import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Engine } from './lock.ts';
import type { Connection, Tables } from './tables.ts';

/**
 * Rows that one statement of the periodic work touches at most. SQLite works on the thread that answers everybody, so a
 * statement over a busy week's rows would hold up every call for seconds.
 */
export const BATCH = 100;

/**
 * Repeats a piece of work until there was less to do than it may take at a time. Whoever waits has a turn between two.
 *
 * @param work does up to `BATCH` and returns how many there were
 * @returns how many there were in all
 */
async function inBatches(work: () => Promise<number>): Promise<number> {
  let total = 0;
  for (;;) {
    const done = await work();
    total += done;
    if (done < BATCH) return total;
    await nextTurn();
  }
}

/**
 * Changes all rows that are chosen, a batch of them at a time. A change must make a row one that is not chosen again. By
 * ids: a condition that PostgreSQL sees twice in a statement makes it look through all rows each time.
 *
 * @param choose selects the key of rows to be changed, as `id`
 * @param change changes those of these rows that are still as they were chosen; returns how many
 * @returns how many were changed
 */
export async function changeInBatches(
  choose: { limit(rows: number): { execute(): Promise<{ id: string }[]> } },
  change: (ids: readonly string[]) => Promise<number>,
): Promise<number> {
  let changed = 0;
  await inBatches(async () => {
    const rows = await choose.limit(BATCH).execute();
    if (rows.length > 0) changed += await change(rows.map(({ id }) => id));
    return rows.length;
  });
  return changed;
}

interface TimeColumn {
  readonly proof: 'used_at';
  readonly room_start: 'started_at';
  readonly audit: 'at';
  readonly idempotent_request: 'created_at';
  readonly video_room: 'changed_at';
  readonly call_seen: 'seen_at';
  readonly call_doubt: 'noted_at';
  readonly call_file: 'changed_at';
}

/** Deletes all rows of a time before another one, the oldest first. The column needs an index. */
export async function deleteBefore<T extends keyof TimeColumn & keyof Tables>(
  connection: Connection,
  engine: Engine,
  table: T,
  column: TimeColumn[T],
  before: number,
): Promise<number> {
  const [rows, at] = [sql.table(table), sql.ref(column)];
  // By the place of a row: not each of these tables has a key of one column.
  const oldest = (place: string) =>
    sql`select ${sql.ref(place)} from ${rows} where ${at} < ${before} order by ${at} limit ${sql.lit(BATCH)}`;
  const chosen = engine === 'sqlite' ? sql`rowid in (${oldest('rowid')})` : sql`ctid = any(array(${oldest('ctid')}))`;
  return inBatches(async () => {
    const { numAffectedRows } = await sql`delete from ${rows} where ${chosen}`.execute(connection);
    return Number(numAffectedRows ?? 0);
  });
}
