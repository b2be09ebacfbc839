import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CompiledQuery, type KyselyPlugin, type QueryId } from 'kysely';
import { STORAGE_KEY } from '../../test-support/each-storage.ts';
import { fillTables } from '../../test-support/fill-tables.ts';
import { startPostgres, type PostgresServer } from '../../test-support/postgres.ts';
import { claimFor, LEASE_MS, NOW, proofOf, stateOf } from '../../test-support/sessions.ts';
import type { AutomationStore } from '../automation-store.ts';
import { createSealer } from '../encryption.ts';
import type { SetupStore } from '../setup-store.ts';
import type { Claim, Storage } from '../storage.ts';
import { createAutomationStore } from './automation/automation-store.ts';
import type { Engine } from './lock.ts';
import { prepareDatabase } from './open-database.ts';
import { openPostgres } from './postgres.ts';
import { resealRows } from './reseal.ts';
import { createSetupStore } from './setup/setup-store.ts';
import { createSqlStorage } from './sql-storage.ts';
import { openSqlite } from './sqlite.ts';
import type { Database } from './tables.ts';

const OLD = 20_000;
const OPEN = 5000;
const PARKED = 250;
// So that the last two hundred of them are older.
const SOME_OLD = NOW - 10 * 24 * 3_600_000 - (OLD - 200) * 100;
const NO_CLAIM: Claim = claimFor(stateOf('none'));
const TABLES = 'video_session|video_room|other|proof|room_start|idempotent_request|room_request|audit';
/** A walk through a whole table, or through an index of all its rows. */
const WALKS: Readonly<Record<Engine, RegExp>> = {
  sqlite: new RegExp(
    `^SCAN (?:${TABLES})\\b(?!.* INDEX (?:video_session_(?:open|parked|claimed|waiting_\\w+)|video_room_(?:due|doubt)|idempotent_request_running|room_request_\\w+)\\b)`,
    'u',
  ),
  postgres: new RegExp(`Seq Scan on (?:${TABLES})\\b`, 'u'),
};

interface Kept {
  readonly sessions: Storage;
  readonly automation: AutomationStore;
  readonly setup: SetupStore;
  readonly database: Database;
}
type Operation = (kept: Kept) => Promise<unknown>;

/** Notes each query that is carried out, as it is sent to the database. */
function recordQueries(database: Database): { plugin: KyselyPlugin; sent: CompiledQuery[] } {
  const compiled = new WeakMap<QueryId, CompiledQuery>();
  const sent: CompiledQuery[] = [];
  const plugin: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      compiled.set(queryId, database.getExecutor().compileQuery(node, queryId));
      return node;
    },
    // Parts of a query are transformed too, each by itself; only a whole one has a result.
    transformResult: ({ result, queryId }) => {
      const query = compiled.get(queryId);
      if (query !== undefined) sent.push(query);
      return Promise.resolve(result);
    },
  };
  return { plugin, sent };
}

let directory: string;
let postgres: PostgresServer;
beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'start-video-query-plans-'));
  postgres = await startPostgres();
}, 60_000);
afterAll(async () => {
  await postgres.stop();
  rmSync(directory, { recursive: true });
});

const engines: [Engine, () => Promise<Database>][] = [
  ['sqlite', () => Promise.resolve(openSqlite(directory))],
  ['postgres', async () => openPostgres(await postgres.createDatabase(), () => undefined)],
];

describe.each(engines)('however much waits or is kept in %s', (engine, open) => {
  let database: Database;
  const sealer = createSealer([STORAGE_KEY]);
  beforeAll(async () => {
    database = await open();
    await prepareDatabase(database, sealer);
    await fillTables(database, engine, { old: OLD, open: OPEN, parked: PARKED, now: NOW });
  }, 60_000);
  afterAll(() => database.destroy());

  /** How the database carries out what an operation sends, a line for each step of it. */
  async function planOf(operation: Operation): Promise<string[]> {
    const { plugin, sent } = recordQueries(database);
    const watched = database.withPlugin(plugin);
    await operation({
      sessions: createSqlStorage(watched, engine, sealer, () => undefined),
      automation: createAutomationStore(watched, engine, sealer),
      setup: createSetupStore(watched, engine, sealer),
      database: watched,
    });
    const lines: string[] = [];
    for (const { sql, parameters } of sent) {
      if (/^\s*(?:pragma|insert)\b/u.test(sql)) continue;
      const explain = engine === 'sqlite' ? 'explain query plan' : 'explain';
      const { rows } = await database.executeQuery<Record<string, unknown>>(
        CompiledQuery.raw(`${explain} ${sql}`, [...parameters]),
      );
      lines.push(...rows.map((row) => String(row['detail'] ?? row['QUERY PLAN']).trim()));
    }
    return lines;
  }

  it.each<[name: string, operation: Operation]>([
    ['find', ({ sessions }) => sessions.find('old000000000001')],
    ['useOfProof', ({ sessions }) => sessions.useOfProof('proof000000000001')],
    [
      'keep',
      ({ sessions }) => sessions.keep(stateOf('kept'), proofOf('kept'), NOW, { starts: OLD, since: NOW - 3_600_000 }),
    ],
    ['keep again', ({ sessions }) => sessions.keep(stateOf('kept'), proofOf('kept'), NOW)],
    ['join', ({ sessions }) => sessions.join('kept', '005', proofOf('kept'), NOW)],
    ['claimDue', async ({ sessions }) => sessions.release(await sessions.claimDue(NOW, 75, LEASE_MS))],
    ['nextDue', ({ sessions }) => sessions.nextDue()],
    ['listParked', ({ sessions }) => sessions.listParked(10)],
    ['countUnwritten', ({ sessions }) => sessions.countUnwritten()],
    ['oldestUnwritten', ({ sessions }) => sessions.oldestUnwritten()],
    ['retryParked', ({ sessions }) => sessions.retryParked('all', NOW)],
    ['heldBy', ({ sessions }) => sessions.heldBy([NO_CLAIM])],
    ['mendTimes', ({ sessions }) => sessions.mendTimes(NOW)],
    ['expireRooms', ({ sessions }) => sessions.expireRooms(NOW + 841_000)],
    ['forgetProofs', ({ sessions }) => sessions.forgetProofs(SOME_OLD)],
    ['forgetSessions', ({ sessions }) => sessions.forgetSessions(SOME_OLD)],
    ['countStarts', ({ sessions }) => sessions.countStarts('005', NOW)],
    ['nextRequest', ({ automation }) => automation.nextRequest()],
    [
      'claimRequests',
      async ({ automation }) => automation.releaseRequests(await automation.claimRequests(NOW, 20, LEASE_MS), null),
    ],
    ['noteSession', ({ automation }) => automation.noteSession('none', 'a', NOW)],
    ['endCall', ({ automation }) => automation.endCall('none')],
    ['forgetCalls', ({ automation }) => automation.forgetCalls(SOME_OLD)],
    ['forgetAudit', ({ setup }) => setup.forgetAudit(SOME_OLD)],
    ['sealing anew', ({ database: watched }) => resealRows(watched, sealer)],
  ])('%s looks up what it needs', async (_, operation) => {
    const plan = await planOf(operation);
    expect(plan.filter((line) => WALKS[engine].test(line))).toEqual([]);
    // The order of an index is the one that is asked for: nothing is sorted to find the first ones.
    // The few rows of a batch that is kept may be, and their persons, who are locked in one order.
    expect(plan.filter((line) => /TEMP B-TREE|Sort Key: (?!use\.|\(hashtext)/u.test(line))).toEqual([]);
  });

  it('looks for times to mend where they would be, and not through all that waits', async () => {
    const plan = (await planOf(({ sessions }) => sessions.mendTimes(NOW))).join('\n');
    for (const [index, time] of [
      ['video_session_open', 'next_attempt_at'],
      ['room_request_due', 'next_attempt_at'],
      ['video_room_due', 'next_look_at'],
    ] as const)
      expect(plan).toMatch(
        engine === 'sqlite'
          ? new RegExp(`SEARCH \\w+ USING (?:COVERING )?INDEX ${index} \\([^)]*${time}>\\?`, 'u')
          : new RegExp(`${index}[^\\n]*\\n(?:[^\\n]*Recheck[^\\n]*\\n)?[^\\n]*Index Cond: [^\\n]*${time} > `, 'u'),
      );
  });
});
