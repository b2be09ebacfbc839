import { sql } from 'kysely';
import { openStorage, type StoragePlace } from '../../middleware/storage/open-storage.ts';
import { openPostgres } from '../../middleware/storage/sql/postgres.ts';
import { openSqlite } from '../../middleware/storage/sql/sqlite.ts';
import { fillTables } from '../../middleware/test-support/fill-tables.ts';
import { STORAGE_KEY } from './middleware.ts';

const DAY_MS = 24 * 3_600_000;
// `fillTables` makes old ones ten days old, and each a tenth of a second older than the one before: of a million the
// oldest is then six days old, and nothing is forgotten while starts are measured.
const YOUNGER_MS = 5.3 * DAY_MS;

export interface PlaceFilling {
  /** Sessions that are over and written. */
  readonly old?: number;
  /** Sessions that wait for Salesforce. */
  readonly waiting?: number;
  /** The old ones are old enough to be forgotten. */
  readonly isForgettable?: boolean;
}

/** Fills a new database as a busy time or an outage leaves it. */
export async function fillPlace(
  place: StoragePlace,
  { old = 0, waiting = 0, isForgettable = false }: PlaceFilling,
): Promise<void> {
  await (await openStorage(place, [STORAGE_KEY], () => undefined)).close();
  const database =
    'databaseUrl' in place ? openPostgres(place.databaseUrl, () => undefined) : openSqlite(place.directory);
  try {
    const engine = 'databaseUrl' in place ? 'postgres' : 'sqlite';
    const now = old > 0 && !isForgettable ? Date.now() + YOUNGER_MS : Date.now();
    await fillTables(database, engine, { old, open: waiting, parked: 0, now, isSessionsOnly: !isForgettable });
    // Requests of workflows are not what is measured here.
    await sql`delete from room_request`.execute(database);
  } finally {
    await database.destroy();
  }
}
