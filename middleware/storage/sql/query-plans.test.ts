import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CompiledQuery, type KyselyPlugin, type QueryId } from 'kysely';
import { STORAGE_KEY } from '../../test-support/each-storage.ts';
import { LEASE_MS, NOW, stateOf } from '../../test-support/sessions.ts';
import { createSealer } from '../encryption.ts';
import type { AutomationStore } from '../automation-store.ts';
import type { Claim, Storage } from '../storage.ts';
import { createAutomationStore } from './automation/automation-store.ts';
import { prepareDatabase } from './open-database.ts';
import { createSqlStorage } from './sql-storage.ts';
import { openSqlite } from './sqlite.ts';
import type { Database } from './tables.ts';

// A walk along one of these meets what waits for something, and nothing else.
const WALK_OF_ALL =
  /^SCAN (?:video_session|other|idempotent_request)\b(?!.* INDEX (?:video_session_(?:open|parked|claimed)|idempotent_request_running)\b)/u;
const NO_CLAIM: Claim = { token: 'none', attempts: 0, state: stateOf('none') };

interface Kept {
  readonly sessions: Storage;
  readonly automation: AutomationStore;
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

describe('what is kept of sessions and calls that wait for nothing', () => {
  let directory: string;
  let database: Database;
  beforeEach(async () => {
    directory = mkdtempSync(path.join(tmpdir(), 'start-video-query-plans-'));
    database = openSqlite(directory);
    await prepareDatabase(database, createSealer([STORAGE_KEY]));
  });
  afterEach(async () => {
    await database.destroy();
    rmSync(directory, { recursive: true });
  });

  /** How SQLite carries out what an operation sends, a line for each table it reads ("EXPLAIN QUERY PLAN"). */
  async function planOf(operation: Operation): Promise<string[]> {
    const { plugin, sent } = recordQueries(database);
    const [watched, sealer] = [database.withPlugin(plugin), createSealer([STORAGE_KEY])];
    const sessions = createSqlStorage(watched, 'sqlite', sealer, () => undefined);
    await sessions.keep(stateOf('a'), 'p', NOW);
    sent.splice(0);
    await operation({ sessions, automation: createAutomationStore(watched, 'sqlite', sealer) });
    const lines: string[] = [];
    for (const { sql, parameters } of sent) {
      const explain = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]);
      const { rows } = await database.executeQuery<{ detail: string }>(explain);
      lines.push(...rows.map(({ detail }) => detail));
    }
    return lines;
  }

  it.each<[name: string, indexes: string[], operation: Operation]>([
    ['claimDue', ['video_session_open'], ({ sessions }) => sessions.claimDue(NOW, 10, LEASE_MS)],
    ['nextDue', ['video_session_open'], ({ sessions }) => sessions.nextDue()],
    ['countUnwritten', ['video_session_open', 'video_session_parked'], ({ sessions }) => sessions.countUnwritten()],
    ['listParked', ['video_session_parked'], ({ sessions }) => sessions.listParked(10)],
    ['retryParked', ['video_session_parked'], ({ sessions }) => sessions.retryParked('all', NOW)],
    ['forgetSessions', ['video_session_open', 'video_session_parked'], ({ sessions }) => sessions.forgetSessions(NOW)],
    ['heldBy', ['video_session_claimed'], ({ sessions }) => sessions.heldBy([NO_CLAIM])],
    ['noteSession', ['idempotent_request_running'], ({ automation }) => automation.noteSession('none', 'a', NOW)],
    ['endCall', ['idempotent_request_running'], ({ automation }) => automation.endCall('none')],
  ])('costs %s nothing', async (_, indexes, operation) => {
    const plan = await planOf(operation);
    for (const index of indexes) expect(plan).toContainEqual(expect.stringMatching(`INDEX ${index}\\b`));
    expect(plan.filter((line) => WALK_OF_ALL.test(line))).toEqual([]);
    // The order of the index is the one that is asked for: nothing is sorted to find the first ones.
    expect(plan).not.toContainEqual(expect.stringContaining('ORDER BY'));
  });
});
