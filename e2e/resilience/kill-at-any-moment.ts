import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/control.ts';
import { startLoad, type Load } from './load.ts';
import { findLosses } from './losses.ts';
import { createRandom } from './random.ts';
import { startStage, type Stage } from './stage.ts';
import { untilDelivered } from './until-delivered.ts';

const KILLS = Number(process.env['KILLS'] ?? 5);
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const PERSONS = 6;
const MOMENT_MS = 300;
const ROOM_MS = 15 * 60_000;

/**
 * Declares the test that kills a middleware under load, `KILLS` times, over one kind of storage.
 *
 * @param makeStorage the environment of a new, empty storage; `directory` is the stage's own
 */
export function describeKills(name: string, makeStorage: (directory: string) => Promise<NodeJS.ProcessEnv>): void {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage();
    // So that more happens at the same time.
    await stage.org.fault({ path: 'composite', delayMs: 10 });
    await stage.video.fault({ path: 'tokens', delayMs: 10 });
    // Node keeps what it compiled when a process ends by itself, which none of the following does.
    const first = stage.spawn({});
    await first.listening;
    await first.end();
  });
  afterAll(() => stage.close());

  describe(`a middleware over ${name} that is killed at any moment (KILLS=${KILLS} SEED=${SEED})`, () => {
    it(
      'loses no room that it answered until it expires, and answers one room a session',
      async () => {
        const storage = await makeStorage(stage.directory);
        const random = createRandom(SEED);
        let address: string | null = null;
        const load = await startLoad(stage, {
          persons: PERSONS,
          random: createRandom(SEED + 1),
          addresses: () => (address === null ? [] : [address]),
        });
        for (let kill = 0; kill < KILLS; kill += 1) {
          const middleware = stage.spawn(storage);
          // Some die within their start, migrations included; some with their first requests; most at work.
          const kind = random();
          if (kind > 0.2) address = await middleware.listening;
          if (kind > 0.35) await answers(load, 1 + Math.floor(random() * 4));
          await delay(random() * MOMENT_MS);
          expect(await middleware.end('SIGKILL')).toMatchObject({ signal: 'SIGKILL' });
          address = null;
        }
        // By the clock of those that were killed: their claims run out within the patience of the tests.
        const now = (): number => stage.sandbox.clock.now();
        const last = await stage.startHere(storage, stage.sandbox.clock);
        address = last.url;
        await load.stop();
        await untilDelivered(last);
        expect(load.surprises).toEqual([]);
        expect(await findLosses(stage, load.answered, now())).toEqual([]);
        expect(load.answered.length).toBeGreaterThanOrEqual(KILLS / 2);

        await stage.org.advance(ROOM_MS);
        await eventually('the org knows that they are over', async () => {
          await last.reconcile();
          return (await statuses(stage, load)).every((status) => status === 'Expired');
        });
        expect(await findLosses(stage, load.answered, now())).toEqual([]);
        await last.end();
      },
      180_000 + KILLS * 20_000,
    );
  });
}

/** Waits until so many more sessions were answered, however slow the machine is. */
async function answers({ answered }: Load, count: number): Promise<void> {
  const enough = answered.length + count;
  await eventually('rooms were answered', () => Promise.resolve(answered.length >= enough));
}

async function statuses({ org }: Stage, { answered }: Load): Promise<unknown[]> {
  const ours = new Set(answered.map(({ sessionId }) => sessionId));
  return (await org.rows('Video_Session__c'))
    .filter((row) => ours.has(String(row['Id'])))
    .map((row) => row['Status__c']);
}
