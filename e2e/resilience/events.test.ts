import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPostgres, type PostgresServer } from '../../middleware/test-support/postgres.ts';
import { eventually } from '../support/control.ts';
import type { MiddlewareProcess } from '../support/middleware-process.ts';
import {
  AT_A_TIME,
  countOvertaken,
  countRooms,
  findFlaws,
  requestSessions,
  withoutRoom,
  type AutomatedSession,
} from './automated-sessions.ts';
import { createRandom } from './random.ts';
import { startStage, type Stage } from './stage.ts';

const EVENTS = Number(process.env['EVENTS'] ?? 1000);
const KILLS = Number(process.env['EVENT_KILLS'] ?? 3);
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
// What a killed worker had in hand waits this long for the next one.
const CLAIM_MS = 15_000;
const MOMENT_MS = 1500;
const TAKEOVER_MS = 90_000;

let postgres: PostgresServer;
let stage: Stage;
let running: MiddlewareProcess[];
beforeAll(async () => {
  [postgres, stage] = await Promise.all([startPostgres(), startStage()]);
});
afterAll(async () => {
  await stage.close();
  await postgres.stop();
});
beforeEach(async () => {
  await Promise.all([stage.org.reset(), stage.video.reset()]);
  running = [];
});
afterEach(() => Promise.all(running.map((one) => one.end('SIGKILL'))));

async function untilAllHaveRooms(sessions: readonly AutomatedSession[], withinMs: number): Promise<void> {
  const giveUpAt = Date.now() + withinMs;
  for (;;) {
    const left = withoutRoom(stage, sessions);
    if (left === 0) return;
    if (Date.now() > giveUpAt) throw new Error(`${left} of ${sessions.length} sessions have no room`);
    await delay(200);
  }
}

describe(`a middleware that is killed at any moment (EVENTS=${EVENTS} EVENT_KILLS=${KILLS} SEED=${SEED})`, () => {
  it(
    'gives every session that a workflow asks for exactly one room, in order',
    async () => {
      const storage = { DATA_DIR: path.join(stage.directory, `events-${SEED}`) };
      const random = createRandom(SEED);
      const sessions: AutomatedSession[] = [];
      for (let kill = 0; kill < KILLS; kill += 1) {
        const middleware = stage.spawn(storage);
        running = [middleware];
        if (random() > 0.2) await middleware.listening;
        // What a worker before had in hand is let go of only then: some of them live to see that.
        if (kill % 4 === 1) await delay(CLAIM_MS);
        const more = Math.floor(EVENTS / KILLS);
        for (let part = 0; part < 4; part += 1) {
          sessions.push(...requestSessions(stage, Math.floor(more / 4)));
          await delay((random() * MOMENT_MS) / 4);
        }
        await middleware.end('SIGKILL');
      }
      sessions.push(...requestSessions(stage, EVENTS - sessions.length));
      running = [stage.spawn(storage)];
      await untilAllHaveRooms(sessions, CLAIM_MS + 300_000);
      expect(findFlaws(stage, sessions)).toEqual([]);
      expect(countOvertaken(stage, sessions)).toBeLessThanOrEqual(KILLS * AT_A_TIME);
      // A kill may lose rooms that were being made, and nothing else makes one twice.
      expect(countRooms(stage)).toBeLessThanOrEqual(sessions.length + KILLS * AT_A_TIME);
      await running[0]?.end();
    },
    600_000 + KILLS * 20_000,
  );
});

interface Readiness {
  readonly events: { readonly state: string };
}

/** Which of the running instances receives events. */
async function receiver(): Promise<MiddlewareProcess | null> {
  for (const one of running) {
    const answer = await fetch(`${await one.listening}/readyz`, { signal: AbortSignal.timeout(5000) }).catch(
      () => null,
    );
    if (answer !== null && ((await answer.json()) as Readiness).events.state === 'connected') return one;
  }
  return null;
}

async function untilReceives(): Promise<MiddlewareProcess> {
  const giveUpAt = Date.now() + TAKEOVER_MS;
  for (;;) {
    const found = await receiver();
    if (found !== null) return found;
    if (Date.now() > giveUpAt) throw new Error('No instance receives events');
    await delay(100);
  }
}

/**
 * Stops a process where it holds no lock of a SQLite file: one that is stopped within a transaction keeps the others out
 * until it goes on, which no other process can end (docs/operators/operations.md). PostgreSQL ends such a connection by itself.
 */
async function freeze(one: MiddlewareProcess, { DATA_DIR }: NodeJS.ProcessEnv): Promise<void> {
  for (;;) {
    one.send('SIGSTOP');
    if (DATA_DIR === undefined || canWrite(path.join(DATA_DIR, 'start-video.sqlite'))) return;
    one.send('SIGCONT');
    await delay(100);
  }
}

function canWrite(file: string): boolean {
  const database = new DatabaseSync(file, { timeout: 3000 });
  try {
    database.exec('begin immediate; rollback');
    return true;
  } catch {
    return false;
  } finally {
    database.close();
  }
}

describe('instances on one database', () => {
  let folders = 0;
  it.each<[string, () => Promise<NodeJS.ProcessEnv>]>([
    ['PostgreSQL', async () => ({ DATABASE_URL: await postgres.createDatabase() })],
    ['DATA_DIR', () => Promise.resolve({ DATA_DIR: path.join(stage.directory, `shared-events-${(folders += 1)}`) })],
  ])(
    'follow the one that receives when it is killed, and when it hangs, on one %s',
    async (_, makeStorage) => {
      const storage = await makeStorage();
      running = [stage.spawn(storage), stage.spawn(storage), stage.spawn(storage)];
      const sessions = requestSessions(stage, 20);
      const first = await untilReceives();
      await untilAllHaveRooms(sessions, TAKEOVER_MS);

      await first.end('SIGKILL');
      running = running.filter((one) => one !== first);
      sessions.push(...requestSessions(stage, 20));
      const second = await untilReceives();
      await untilAllHaveRooms(sessions, TAKEOVER_MS + CLAIM_MS);

      await freeze(second, storage);
      sessions.push(...requestSessions(stage, 20));
      running = running.filter((one) => one !== second);
      await untilReceives();
      await untilAllHaveRooms(sessions, TAKEOVER_MS + CLAIM_MS);
      second.send('SIGCONT');
      // It finds that others have moved on, and steps back.
      running.push(second);
      sessions.push(...requestSessions(stage, 20));
      await untilAllHaveRooms(sessions, TAKEOVER_MS);
      await eventually('one instance receives', async () => {
        const { subscriptions } = (await stage.org.get('/events')) as { subscriptions: unknown[] };
        return subscriptions.length === 1;
      });
      expect(findFlaws(stage, sessions)).toEqual([]);
      expect(countOvertaken(stage, sessions)).toBeLessThanOrEqual(2 * AT_A_TIME);
      expect(countRooms(stage)).toBeLessThanOrEqual(sessions.length + 2 * AT_A_TIME);
    },
    900_000,
  );
});
