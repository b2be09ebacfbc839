import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, expect, it } from 'vitest';
import { describeEachStorage } from '../test-support/each-storage.ts';
import { NOW, proofOf, stateOf } from '../test-support/sessions.ts';
import type { Stores } from './open-storage.ts';

const DAY_MS = 24 * 3_600_000;
const WEEK_AGO = NOW - 7 * DAY_MS;
const OLD = 1240;
const OPEN = 330;
const PARKED = 270;

describeEachStorage('work on very many rows', (current) => {
  let stores: Stores;
  beforeEach(async () => {
    ({ stores } = current());
    await current().fill({ old: OLD, open: OPEN, parked: PARKED, now: NOW });
  });

  /** Carries a work out, and tells how many others had their turn meanwhile. */
  async function turnsDuring(work: Promise<unknown>): Promise<number> {
    const progress = { turns: 0, isDone: false };
    const done = work.finally(() => (progress.isDone = true));
    while (!progress.isDone) {
      progress.turns += 1;
      await nextTurn();
    }
    await done;
    return progress.turns;
  }

  it.each<[name: string, rows: number, work: () => Promise<unknown>]>([
    ['expireRooms', OPEN + PARKED, () => stores.sessions.expireRooms(NOW + DAY_MS)],
    ['mendTimes', OPEN, () => stores.sessions.mendTimes(NOW - DAY_MS)],
    ['retryParked', PARKED, () => stores.sessions.retryParked('all', NOW)],
    ['forgetProofs', OLD, () => stores.sessions.forgetProofs(WEEK_AGO)],
    ['forgetSessions', 2 * OLD, () => stores.sessions.forgetSessions(WEEK_AGO)],
    ['forgetCalls', OLD, () => stores.automation.forgetCalls(WEEK_AGO)],
    ['forgetAudit', OLD, () => stores.setup.forgetAudit(WEEK_AGO)],
    [
      'request',
      1000,
      () =>
        stores.automation.request(
          Array.from({ length: 1000 }, (_, index) => ({ sessionId: `new${index}`, requestedAt: NOW })),
        ),
    ],
  ])('%s lets others have the thread now and then', async (_, rows, work) => {
    expect(await turnsDuring(work())).toBeGreaterThan(rows / 200);
  });

  it('reaches every row that is meant, and no other', async () => {
    const { sessions, automation, setup } = stores;
    await sessions.keep(stateOf('fresh'), proofOf('fresh-proof'), NOW);
    expect(await sessions.retryParked('all', NOW)).toBe(PARKED);
    expect(await sessions.countUnwritten()).toEqual({ unwritten: OPEN + PARKED + 1, parked: 0 });
    const lookedFor = OPEN + PARKED + 1;
    expect(await sessions.mendTimes(NOW - DAY_MS)).toBe(OPEN + PARKED + 1 + OPEN + lookedFor);
    expect(await sessions.expireRooms(NOW + DAY_MS)).toBe(OPEN + PARKED + 1);
    await sessions.forgetProofs(WEEK_AGO);
    expect(await sessions.useOfProof('proof000000000001')).toBeNull();
    expect(await sessions.useOfProof('fresh-proof')).toBe('room');
    await automation.forgetCalls(WEEK_AGO);
    expect(await automation.isStartedBy('old000000000001', 'lineage', NOW)).toBe(false);
    await setup.forgetAudit(WEEK_AGO);
    expect(await setup.listAudit(1)).toEqual([]);
    // Those whose contact an unwritten session has stay: it is to find whether it is the newest.
    const forgotten = await sessions.forgetSessions(WEEK_AGO);
    expect(forgotten).toBeGreaterThan(OLD / 4);
    expect(forgotten).toBeLessThan(OLD);
    expect(await sessions.find('old000000000020')).not.toBeNull();
    expect(await sessions.countStarts('005', 0)).toBe(1);
    expect(await sessions.forgetSessions(WEEK_AGO)).toBe(0);
  });
});
