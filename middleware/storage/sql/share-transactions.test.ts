import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Transaction } from 'kysely';
import { STORAGE_KEY } from '../../test-support/each-storage.ts';
import { createSealer } from '../encryption.ts';
import { prepareDatabase } from './open-database.ts';
import { shareTransactions, type RunInTransaction } from './share-transactions.ts';
import { openSqlite } from './sqlite.ts';
import type { Database, Tables } from './tables.ts';

describe('works that share transactions', () => {
  let directory: string;
  let database: Database;
  let inTransaction: RunInTransaction;
  /** The transactions that works ran in, in their order. */
  let ran: Transaction<Tables>[];

  beforeEach(async () => {
    directory = mkdtempSync(path.join(tmpdir(), 'start-video-shared-'));
    database = openSqlite(directory);
    await prepareDatabase(database, createSealer([STORAGE_KEY]));
    inTransaction = shareTransactions(database);
    ran = [];
  });
  afterEach(async () => {
    await database.destroy();
    rmSync(directory, { recursive: true });
  });

  function noteStart(agentId: string): Promise<void> {
    return inTransaction(async (transaction) => {
      ran.push(transaction);
      await transaction.insertInto('room_start').values({ agent_id: agentId, started_at: 1 }).execute();
      if (agentId === 'bad') throw new Error('refused');
    });
  }

  async function kept(): Promise<string[]> {
    const rows = await database.selectFrom('room_start').select('agent_id').orderBy('agent_id').execute();
    return rows.map(({ agent_id }) => agent_id);
  }

  it('take along what comes turn by turn, as long as each turn brings more', async () => {
    const works = [noteStart('a'), noteStart('b')];
    for (const agentId of ['c', 'd', 'e']) {
      await nextTurn();
      works.push(noteStart(agentId));
    }
    await Promise.all(works);
    expect(new Set(ran).size).toBe(1);
    expect(await kept()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('wait for no other when they are alone', async () => {
    const alone = noteStart('a');
    await nextTurn();
    await nextTurn();
    expect(ran).toHaveLength(1);
    await alone;
  });

  it('are bounded: what is beyond goes in the next', async () => {
    await Promise.all(Array.from({ length: 120 }, (_, index) => noteStart(`a${index}`)));
    const sizes = [...Map.groupBy(ran, (transaction) => transaction).values()].map(({ length }) => length);
    expect(sizes).toEqual([50, 50, 20]);
  });

  it('lose nothing by one that fails, and keep nothing of it', async () => {
    const settled = await Promise.allSettled(['a', 'bad', 'b'].map(noteStart));
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await kept()).toEqual(['a', 'b']);
  });
});
