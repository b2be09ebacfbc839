import { afterAll, beforeAll } from 'vitest';
import { startPostgres, type PostgresServer } from '../../middleware/test-support/postgres.ts';
import { describeKills } from './kill-at-any-moment.ts';

let postgres: PostgresServer;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

describeKills('PostgreSQL', async () => ({ DATABASE_URL: await postgres.createDatabase() }));
