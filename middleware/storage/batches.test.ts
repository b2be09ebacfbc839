import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KyselyPlugin } from 'kysely';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { STORAGE_KEY } from '../test-support/each-storage.ts';
import { fillTables } from '../test-support/fill-tables.ts';
import { NOW } from '../test-support/sessions.ts';
import { createSealer } from './encryption.ts';
import { createAutomationStore } from './sql/automation/automation-store.ts';
import { createCallStore } from './sql/calls/call-store.ts';
import { BATCH } from './sql/in-batches.ts';
import { prepareDatabase } from './sql/open-database.ts';
import { createSetupStore } from './sql/setup/setup-store.ts';
import { createSqlStorage } from './sql/sql-storage.ts';
import { openSqlite } from './sql/sqlite.ts';
import type { Database } from './sql/tables.ts';

const DAY_MS = 24 * 3_600_000;
const WEEK_AGO = NOW - 7 * DAY_MS;
const ROWS = 450;

describe('a statement of the periodic work', () => {
  let directory: string;
  let database: Database;
  /** How many rows each statement gave or changed. */
  let sizes: number[];
  let works: Readonly<Record<string, () => Promise<unknown>>>;

  beforeEach(async () => {
    directory = mkdtempSync(path.join(tmpdir(), 'start-video-batches-'));
    database = openSqlite(directory);
    const sealer = createSealer([STORAGE_KEY]);
    await prepareDatabase(database, sealer);
    await fillTables(database, 'sqlite', { old: ROWS, open: ROWS, parked: ROWS, now: NOW });
    sizes = [];
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      transformResult: ({ result }) => {
        sizes.push(Math.max(result.rows.length, Number(result.numAffectedRows ?? 0)));
        return Promise.resolve(result);
      },
    };
    const counted = database.withPlugin(counting);
    const sessions = createSqlStorage(counted, 'sqlite', sealer, () => undefined);
    const automation = createAutomationStore(counted, 'sqlite', sealer);
    const calls = createCallStore(counted, 'sqlite', sealer);
    const setup = createSetupStore(counted, 'sqlite', sealer);
    works = {
      expireRooms: () => sessions.expireRooms(NOW + DAY_MS),
      mendTimes: () => sessions.mendTimes(NOW - DAY_MS),
      retryParked: () => sessions.retryParked('all', NOW),
      forgetProofs: () => sessions.forgetProofs(WEEK_AGO),
      forgetSessions: () => sessions.forgetSessions(WEEK_AGO),
      forgetCalls: () => automation.forgetCalls(WEEK_AGO),
      forgetAudit: () => setup.forgetAudit(WEEK_AGO),
      forgetRooms: () => calls.forgetRooms(WEEK_AGO),
    };
  });
  afterEach(async () => {
    await database.destroy();
    rmSync(directory, { recursive: true });
  });

  it.each([
    'expireRooms',
    'mendTimes',
    'retryParked',
    'forgetProofs',
    'forgetSessions',
    'forgetCalls',
    'forgetAudit',
    'forgetRooms',
  ])('touches few rows at a time, for it holds the thread: %s', async (name) => {
    await works[name]?.();
    expect(Math.max(...sizes)).toBe(BATCH);
  });
});
