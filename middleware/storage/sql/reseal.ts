import { sql } from 'kysely';
import { MissingKeyError, SealError, type SealedPlace, type Sealer } from '../encryption.ts';
import type { Database } from './tables.ts';

/** Every column that is sealed, with the column that its row's place is named by. */
const SEALED = [
  { table: 'video_session', key: 'session_id', column: 'sealed_links' },
  { table: 'video_session', key: 'session_id', column: 'sealed_phone' },
  { table: 'video_key', key: 'name', column: 'sealed_key' },
] as const;

/**
 * Seals anew, with the first key, what another key sealed, so that the old key can be left out at the next start. What is
 * damaged stays as it is: whoever needs it is told then.
 *
 * @throws MissingKeyError if a row was sealed with a key that is not there: better said before anybody starts a call
 */
export async function resealRows(database: Database, sealer: Sealer): Promise<void> {
  for (const { table, key, column } of SEALED) {
    const { rows } = await sql<{ id: string; sealed: string }>`
      select ${sql.ref(key)} as id, ${sql.ref(column)} as sealed from ${sql.table(table)}
      where ${sql.ref(column)} not like ${`${sealer.prefix}%`}`.execute(database);
    for (const { id, sealed } of rows) {
      const place = { table, row: id, column };
      const resealed = resealText(sealer, sealed, place);
      if (resealed === null) continue;
      // Another instance may have kept something new meanwhile.
      await sql`
        update ${sql.table(table)} set ${sql.ref(column)} = ${resealed}
        where ${sql.ref(key)} = ${id} and ${sql.ref(column)} = ${sealed}`.execute(database);
    }
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
