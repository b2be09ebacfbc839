import { sql } from 'kysely';
import type { Sealer } from '../encryption.ts';
import type { Database } from './tables.ts';

/** Every column that is sealed, with the column that its row's place is named by. */
const SEALED = [
  { table: 'video_session', key: 'session_id', column: 'sealed_links' },
  { table: 'video_session', key: 'session_id', column: 'sealed_phone' },
  { table: 'video_key', key: 'name', column: 'sealed_key' },
] as const;

/**
 * Seals anew, with the first key, what another key sealed, so that the old key can be left out at the next start.
 *
 * @throws SealError if a row was sealed with a key that is not there: it would hold up the write-backs of all others
 */
export async function resealRows(database: Database, sealer: Sealer): Promise<void> {
  for (const { table, key, column } of SEALED) {
    const { rows } = await sql<{ id: string; sealed: string }>`
      select ${sql.ref(key)} as id, ${sql.ref(column)} as sealed from ${sql.table(table)}
      where ${sql.ref(column)} not like ${`${sealer.prefix}%`}`.execute(database);
    for (const { id, sealed } of rows) {
      const place = { table, row: id, column };
      const resealed = sealer.seal(sealer.open(sealed, place), place);
      // Another instance may have kept something new meanwhile.
      await sql`
        update ${sql.table(table)} set ${sql.ref(column)} = ${resealed}
        where ${sql.ref(key)} = ${id} and ${sql.ref(column)} = ${sealed}`.execute(database);
    }
  }
}
