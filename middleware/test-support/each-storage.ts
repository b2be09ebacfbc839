import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest';
import { sql } from 'kysely';
import { openStorage, type StoragePlace, type Stores } from '../storage/open-storage.ts';
import { openPostgres } from '../storage/sql/postgres.ts';
import { openSqlite } from '../storage/sql/sqlite.ts';
import type { Database } from '../storage/sql/tables.ts';
import { fillTables, type Filling } from './fill-tables.ts';
import { startPostgres, type PostgresServer } from './postgres.ts';

export interface StorageUnderTest {
  /** Stores of the test's own, empty database. */
  readonly stores: Stores;
  /** The same database, opened as by another instance. @param keys encryption keys, `STORAGE_KEY` if left out */
  open(keys?: readonly string[]): Promise<Stores>;
  /** Carries out a statement on the same database, past the stores. */
  alter(statement: string): Promise<void>;
  /** Fills the same database with more than a test could by the stores. */
  fill(filling: Filling): Promise<void>;
  /** Another database, still empty, opened by so many instances at once. */
  openAnew(instances: number): Promise<readonly Stores[]>;
}

export const STORAGE_KEY = Buffer.alloc(32, 1).toString('base64');
const START_MS = 60_000;

/** Declares the same tests for both engines, each test with a database of its own. */
export function describeEachStorage(name: string, declare: (current: () => StorageUnderTest) => void): void {
  let server: PostgresServer;
  let directory: string;
  beforeAll(async () => {
    server = await startPostgres();
  }, START_MS);
  afterAll(() => server.stop(), START_MS);

  const places: [string, () => Promise<StoragePlace>][] = [
    ['SQLite', () => Promise.resolve({ directory: mkdtempSync(path.join(directory, 'data-')) })],
    ['PostgreSQL', async () => ({ databaseUrl: await server.createDatabase() })],
  ];
  describe.each(places)(`${name} in %s`, (_, makePlace) => {
    let current: StorageUnderTest;
    const opened: Stores[] = [];
    beforeEach(async () => {
      directory = mkdtempSync(path.join(tmpdir(), 'start-video-stores-'));
      const openAt = async (place: StoragePlace, keys: readonly string[] = [STORAGE_KEY]): Promise<Stores> => {
        const stores = await openStorage(place, keys, () => undefined);
        opened.push(stores);
        return stores;
      };
      const own = await makePlace();
      current = {
        stores: await openAt(own),
        open: (keys) => openAt(own, keys),
        alter: (statement) => withDatabase(own, (database) => sql.raw(statement).execute(database)),
        fill: (filling) =>
          withDatabase(own, (database) => fillTables(database, 'databaseUrl' in own ? 'postgres' : 'sqlite', filling)),
        openAnew: async (instances) => {
          const place = await makePlace();
          return Promise.all(Array.from({ length: instances }, () => openAt(place)));
        },
      };
    });
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((stores) => stores.close()));
      rmSync(directory, { recursive: true });
    });
    declare(() => current);
  });
}

async function withDatabase(place: StoragePlace, work: (database: Database) => Promise<unknown>): Promise<void> {
  const database =
    'databaseUrl' in place ? openPostgres(place.databaseUrl, () => undefined) : openSqlite(place.directory);
  try {
    await work(database);
  } finally {
    await database.destroy();
  }
}
