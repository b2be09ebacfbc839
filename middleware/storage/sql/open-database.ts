import { Migrator, type Migration } from 'kysely';
import { SealError, type Sealer } from '../encryption.ts';
import { migrations } from './migrations.ts';
import { resealRows } from './reseal.ts';
import type { Database } from './tables.ts';

const KEY_CHECK = { table: 'meta', row: 'key_check', column: 'value' };
const KEY_CHECK_TEXT = 'start-video';

/**
 * Brings the schema up to date and makes sure that the keys fit the database. Several instances may start at once: the
 * migrator takes turns by a lock of the database.
 *
 * @throws SealError if rows were encrypted with a key that is not there: a new key never goes over an existing database
 */
export async function prepareDatabase(database: Database, sealer: Sealer): Promise<void> {
  await migrateWith(database, migrations);
  await checkKeys(database, sealer);
  await resealRows(database, sealer);
  await database
    .updateTable('meta')
    .set({ value: sealer.seal(KEY_CHECK_TEXT, KEY_CHECK) })
    .where('name', '=', KEY_CHECK.row)
    .where('value', 'not like', `${sealer.prefix}%`)
    .execute();
}

/** Carries out the steps that the database has not seen yet. */
export async function migrateWith(database: Database, steps: Readonly<Record<string, Migration>>): Promise<void> {
  const migrator = new Migrator({ db: database, provider: { getMigrations: () => Promise.resolve({ ...steps }) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined)
    throw error instanceof Error ? error : new Error('The database could not be migrated', { cause: error });
}

async function checkKeys(database: Database, sealer: Sealer): Promise<void> {
  await database
    .insertInto('meta')
    .values({ name: KEY_CHECK.row, value: sealer.seal(KEY_CHECK_TEXT, KEY_CHECK) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const { value } = await database
    .selectFrom('meta')
    .select('value')
    .where('name', '=', KEY_CHECK.row)
    .executeTakeFirstOrThrow();
  try {
    sealer.open(value, KEY_CHECK);
  } catch (cause) {
    throw new SealError(
      'The database was encrypted with another key. Put the key it was made with into ENCRYPTION_KEY (after a new one, to rotate).',
      { cause },
    );
  }
}
