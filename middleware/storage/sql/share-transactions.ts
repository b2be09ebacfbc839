import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Transaction } from 'kysely';
import type { Engine } from './lock.ts';
import type { Database, Tables } from './tables.ts';

/** Runs a work in a transaction; it is committed when the promise resolves. */
export type RunInTransaction = <T>(work: (transaction: Transaction<Tables>) => Promise<T>) => Promise<T>;

interface Waiting {
  /** Does the work and returns what tells its result. */
  readonly run: (transaction: Transaction<Tables>) => Promise<() => void>;
  readonly reject: (error: unknown) => void;
}

// Other processes on the same folder wait for the write lock meanwhile.
const MAX_SHARED = 50;

/** SQLite has one writer at a time, whose works share what a commit costs; on PostgreSQL each has a transaction. */
export function transactionsOf(database: Database, engine: Engine): RunInTransaction {
  return engine === 'sqlite' ? shareTransactions(database) : (work) => database.transaction().execute(work);
}

/**
 * Runs works that come at the same time in one transaction, for each commit waits for the disk. All of them are committed
 * before any is answered. One that throws is told so and has changed nothing: the transaction is rolled back and the
 * others run again without it, so a work must have no effect but on the database.
 */
export function shareTransactions(database: Database): RunInTransaction {
  const waiting: Waiting[] = [];
  let isRunning = false;

  async function runAll(): Promise<void> {
    isRunning = true;
    while (waiting.length > 0) {
      await untilNoMoreComes(() => waiting.length);
      await runTogether(database, waiting.splice(0, MAX_SHARED));
    }
    isRunning = false;
  }

  return (work) =>
    new Promise((resolve, reject) => {
      const run = async (transaction: Transaction<Tables>): Promise<() => void> => {
        const result = await work(transaction);
        return () => resolve(result);
      };
      waiting.push({ run, reject });
      if (!isRunning) void runAll();
    });
}

/**
 * Statements do not let go of the thread: whatever is on its way already is to be in the queue first, turn by turn as long
 * as each brings more. A lone one waits for one empty turn, which takes no time.
 */
async function untilNoMoreComes(count: () => number): Promise<void> {
  let seen: number;
  do {
    seen = count();
    await nextTurn();
  } while (count() > seen && count() < MAX_SHARED);
}

async function runTogether(database: Database, batch: readonly Waiting[]): Promise<void> {
  let together = batch;
  while (together.length > 0) {
    const progress: { running: Waiting | null } = { running: null };
    try {
      const tellers = await database.transaction().execute(async (transaction) => {
        const done = [];
        for (const one of together) {
          progress.running = one;
          done.push(await one.run(transaction));
        }
        progress.running = null;
        return done;
      });
      for (const tell of tellers) tell();
      return;
    } catch (error) {
      // None was running when the transaction did not begin, or was not committed: that concerns all of them.
      const concerned = progress.running === null ? together : [progress.running];
      for (const { reject } of concerned) reject(error);
      together = together.filter((one) => !concerned.includes(one));
    }
  }
}
