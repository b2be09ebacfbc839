import { afterAll, beforeAll, expect, it } from 'vitest';
import type { KyselyPlugin } from 'kysely';
import { STORAGE_KEY } from '../../test-support/each-storage.ts';
import { startPostgres, type PostgresServer } from '../../test-support/postgres.ts';
import { NOW, proofOf, stateOf } from '../../test-support/sessions.ts';
import { createSealer } from '../encryption.ts';
import { prepareDatabase } from './open-database.ts';
import { openPostgres } from './postgres.ts';
import { createSqlStorage } from './sql-storage.ts';
import type { Database } from './tables.ts';

const STARTS = 40;
// Of a start that shares nothing; of those that come together some few go in more than one batch.
const STATEMENTS_ALONE = 5;

let postgres: PostgresServer;
let database: Database;
beforeAll(async () => {
  postgres = await startPostgres();
  database = openPostgres(await postgres.createDatabase(), () => undefined);
  await prepareDatabase(database, createSealer([STORAGE_KEY]));
}, 60_000);
afterAll(async () => {
  await database.destroy();
  await postgres.stop();
});

it('sends few statements for many starts, counted by the hour as they are', async () => {
  let statements = 0;
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: ({ result }) => {
      statements += 1;
      return Promise.resolve(result);
    },
  };
  const storage = createSqlStorage(database.withPlugin(counting), 'postgres', createSealer([STORAGE_KEY]), () => {
    throw new Error('A row cannot be read');
  });
  const limit = { starts: STARTS, since: NOW - 1 };
  const starts = Array.from({ length: STARTS }, async (_, index) => {
    expect(await storage.useOfProof(`p${index}`)).toBeNull();
    expect(await storage.find(`s${index}`)).toBeNull();
    expect(await storage.countStarts('005', limit.since)).toBeLessThan(STARTS);
    return storage.keep(stateOf(`s${index}`), proofOf(`p${index}`), NOW, limit);
  });
  await Promise.all(starts);
  expect(statements).toBeLessThan((STARTS * STATEMENTS_ALONE) / 10);
  expect(await storage.countStarts('005', limit.since)).toBe(STARTS);
});
