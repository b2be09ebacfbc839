import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql, type RawBuilder, type Transaction } from 'kysely';
import { MissingKeyError, SealError, type SealedPlace, type Sealer } from '../encryption.ts';
import { BATCH } from './in-batches.ts';
import type { Database, Tables } from './tables.ts';

interface SealedColumn {
  readonly table: keyof Tables;
  /** The column that a row's place is named by. */
  readonly key: string;
  readonly column: string;
  /** Where rows may hold something sealed, an index for each: whatever is over and written holds nothing any more. */
  readonly among: readonly RawBuilder<unknown>[];
}

const LIVE = [
  sql`status = 'Ready'`,
  sql`status = 'Active'`,
  sql`parked_at is null and written_rev < desired_rev`,
  sql`parked_at is not null`,
] as const;
/** Every column that is sealed. */
const SEALED: readonly SealedColumn[] = [
  { table: 'video_session', key: 'session_id', column: 'sealed_links', among: LIVE },
  { table: 'video_session', key: 'session_id', column: 'sealed_phone', among: LIVE },
  { table: 'video_room', key: 'room_id', column: 'sealed_phone', among: [sql`next_look_at is not null`] },
  { table: 'video_key', key: 'name', column: 'sealed_key', among: [sql`1 = 1`] },
];

/**
 * Seals anew, with the first key, what another key sealed, so that the old key can be left out at the next start. What is
 * damaged stays as it is: whoever needs it is told then.
 *
 * @throws MissingKeyError if a row was sealed with a key that is not there: better said before anybody starts a call
 */
export async function resealRows(database: Database, sealer: Sealer): Promise<void> {
  for (const sealed of SEALED) {
    for (const among of sealed.among) {
      const { rows } = await sql<{ id: string }>`
        select ${sql.ref(sealed.key)} as id from ${sql.table(sealed.table)}
        where ${among} and ${sql.ref(sealed.column)} not like ${`${sealer.prefix}%`}`.execute(database);
      // One transaction for many of them: each waits for the disk.
      for (let start = 0; start < rows.length; start += BATCH) {
        const ids = rows.slice(start, start + BATCH).map(({ id }) => id);
        await database.transaction().execute((transaction) => resealSome(transaction, sealer, sealed, ids));
        await nextTurn();
      }
    }
  }
}

async function resealSome(
  transaction: Transaction<Tables>,
  sealer: Sealer,
  { table, key, column }: SealedColumn,
  ids: readonly string[],
): Promise<void> {
  const { rows } = await sql<{ id: string; sealed: string }>`
    select ${sql.ref(key)} as id, ${sql.ref(column)} as sealed from ${sql.table(table)}
    where ${sql.ref(key)} in (${sql.join(ids)}) and ${sql.ref(column)} not like ${`${sealer.prefix}%`}`.execute(
    transaction,
  );
  for (const { id, sealed } of rows) {
    const resealed = resealText(sealer, sealed, { table, row: id, column });
    if (resealed === null) continue;
    // Another instance may have kept something new meanwhile.
    await sql`
      update ${sql.table(table)} set ${sql.ref(column)} = ${resealed}
      where ${sql.ref(key)} = ${id} and ${sql.ref(column)} = ${sealed}`.execute(transaction);
  }
}

function resealText(sealer: Sealer, sealed: string, place: SealedPlace): string | null {
  try {
    return sealer.seal(sealer.open(sealed, place), place);
  } catch (error) {
    if (error instanceof MissingKeyError || !(error instanceof SealError)) throw error;
    return null;
  }
}
