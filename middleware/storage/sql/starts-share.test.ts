import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { KyselyPlugin } from 'kysely';
import { STORAGE_KEY } from '../../test-support/each-storage.ts';
import { startPostgres, type PostgresServer } from '../../test-support/postgres.ts';
import { NOW, proofOf, stateOf } from '../../test-support/sessions.ts';
import { createSealer } from '../encryption.ts';
import type { Storage } from '../storage.ts';
import type { Engine } from './lock.ts';
import { prepareDatabase } from './open-database.ts';
import { openPostgres } from './postgres.ts';
import { createSqlStorage } from './sql-storage.ts';
import { openSqlite } from './sqlite.ts';
import type { Database } from './tables.ts';

const STARTS = 40;
// Of a start that shares nothing; of those that come together some few go in more than one batch.
const STATEMENTS_ALONE = 5;
const LIMIT = { starts: STARTS, since: NOW - 1 };

let postgres: PostgresServer;
let directory: string;
let database: Database;
let statements: number;
const counting: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: ({ result }) => {
    statements += 1;
    return Promise.resolve(result);
  },
};
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.stop());
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'start-video-shared-'));
  statements = 0;
});
afterEach(async () => {
  await database.destroy();
  rmSync(directory, { recursive: true });
});

async function open(engine: Engine): Promise<Storage> {
  database =
    engine === 'sqlite' ? openSqlite(directory) : openPostgres(await postgres.createDatabase(), () => undefined);
  await prepareDatabase(database, createSealer([STORAGE_KEY]));
  return createSqlStorage(database.withPlugin(counting), engine, createSealer([STORAGE_KEY]), () => {
    throw new Error('A row cannot be read');
  });
}

async function lookUp(storage: Storage, index: number): Promise<void> {
  expect(await storage.useOfProof(`p${index}`)).toBeNull();
  expect(await storage.find(`s${index}`)).toBeNull();
  expect(await storage.countStarts('005', LIMIT.since)).toBeLessThan(STARTS);
}

it('sends few statements for many starts, counted by the hour as they are', async () => {
  const storage = await open('postgres');
  const starts = Array.from({ length: STARTS }, async (_, index) => {
    await lookUp(storage, index);
    return storage.keep(stateOf(`s${index}`), proofOf(`p${index}`), NOW, LIMIT);
  });
  await Promise.all(starts);
  expect(statements).toBeLessThan((STARTS * STATEMENTS_ALONE) / 10);
  expect(await storage.countStarts('005', LIMIT.since)).toBe(STARTS);
});

it('looks up together what many starts ask for in one turn, on SQLite too', async () => {
  const storage = await open('sqlite');
  await Promise.all(Array.from({ length: STARTS }, (_, index) => lookUp(storage, index)));
  expect(statements).toBe(3);
  await storage.keep(stateOf('s1'), proofOf('p1'), NOW, LIMIT);
  const [known, unknown, count, none] = await Promise.all([
    storage.find('s1'),
    storage.find('s2'),
    storage.countStarts('005', LIMIT.since),
    storage.countStarts('006', LIMIT.since),
  ]);
  expect(known?.state).toEqual(stateOf('s1'));
  expect([unknown, count, none]).toEqual([null, 1, 0]);
});
