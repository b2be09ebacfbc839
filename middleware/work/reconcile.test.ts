import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import type { AbandonedSession } from './housekeeping-port.ts';
import type { Stores } from '../storage/open-storage.ts';
import type { Storage } from '../storage/storage.ts';
import { createMovableClock, type MovableClock } from '../test-support/movable-clock.ts';
import { failed, proofOf, stateOf } from '../test-support/sessions.ts';
import { openTemporaryStores } from '../test-support/temporary-stores.ts';
import type { OrgTime } from '../time/org-clock.ts';
import { startReconciler, type Reconciler } from './reconcile.ts';

const MINUTE_MS = 60_000;

describe('startReconciler', () => {
  let stores: Stores;
  let discard: () => Promise<void>;
  let storage: Storage;
  let clock: MovableClock;
  let abandoned: AbandonedSession[];
  let looks: number[];
  let proofs: number;
  let kept: readonly string[];
  let due: number;
  let orgTime: OrgTime;
  const reconcilers: Reconciler[] = [];

  const start = (): Reconciler => {
    const housekeeping = {
      findAbandoned: (before: number) => {
        looks.push(before);
        return Promise.resolve(abandoned);
      },
      deleteProofs: (_: number, without: readonly string[]) => {
        // Those that the org keeps are the oldest, and come first.
        const refused = kept.filter((id) => !without.includes(id));
        const deleted = Math.min(200 - refused.length, proofs);
        proofs -= deleted;
        return Promise.resolve({ deleted, refused, isMore: deleted + refused.length === 200 });
      },
    };
    const reconciler = startReconciler({
      storage,
      setup: stores.setup,
      housekeeping,
      clock,
      log: pino({ level: 'silent' }),
      onDue: () => (due += 1),
      takeUpMissed: () => Promise.resolve(),
      automation: { forgetCalls: () => Promise.resolve() },
      syncClock: () => Promise.resolve(orgTime),
    });
    reconcilers.push(reconciler);
    return reconciler;
  };

  beforeEach(async () => {
    ({ stores, discard } = await openTemporaryStores());
    storage = stores.sessions;
    clock = createMovableClock();
    [abandoned, looks, proofs, kept, due] = [[], [], 0, [], 0];
    orgTime = 'known';
  });
  it('closes and deletes nothing by the stamps of an org whose time is not known', async () => {
    orgTime = 'unknown';
    [abandoned, proofs] = [[{ sessionId: 'x', contactId: null, caseId: null, syncRevision: 0 }], 5];
    const reconciler = start();
    await reconciler.run();
    expect([looks, proofs, await storage.find('x')]).toEqual([[], 5, null]);
    orgTime = 'known';
    await reconciler.run();
    expect(proofs).toBe(0);
  });

  afterEach(async () => {
    await Promise.all(reconcilers.splice(0).map((one) => one.stop()));
    await discard();
  });

  it('ends no room while what the org says of the time is in doubt', async () => {
    await storage.keep(stateOf('a'), proofOf('p'), clock.now());
    const reconciler = start();
    clock.advance(16 * MINUTE_MS);
    orgTime = 'in doubt';
    await reconciler.run();
    expect((await storage.find('a'))?.state).toMatchObject({ status: 'Ready' });
    orgTime = 'unknown';
    await reconciler.run();
    expect((await storage.find('a'))?.state).toMatchObject({ status: 'Expired' });
  });

  it('marks rooms whose fifteen minutes are over, and has them written back', async () => {
    await storage.keep(stateOf('a'), proofOf('p'), clock.now());
    const reconciler = start();
    await reconciler.run();
    expect((await storage.find('a'))?.state.status).toBe('Ready');
    clock.advance(15 * MINUTE_MS);
    await reconciler.run();
    expect((await storage.find('a'))?.state).toMatchObject({ status: 'Expired', room: { links: null } });
    expect(due).toBe(1);
  });

  it('closes sessions whose agent never got a room, and asks Salesforce seldom', async () => {
    abandoned = [{ sessionId: 'a', contactId: '003', caseId: null, syncRevision: 7 }];
    const reconciler = start();
    for (let minute = 0; minute < 60; minute += 1) {
      await reconciler.run();
      clock.advance(MINUTE_MS);
    }
    expect(looks).toHaveLength(4);
    expect((await storage.find('a'))?.state).toMatchObject({ status: 'Expired', room: null, updateContact: false });
    expect(due).toBe(1);
  });

  it('goes on by the time of a clock that was set back, and makes due what waits by the old one', async () => {
    clock.advance(24 * 60 * MINUTE_MS);
    await storage.keep(stateOf('a', failed), proofOf('p'), clock.now());
    await start().run();
    clock.advance(-24 * 60 * MINUTE_MS);
    await start().run();
    expect([looks.length, due, await storage.nextDue()]).toEqual([2, 1, clock.now()]);
    await reconcilers[0]?.run();
    expect(looks).toHaveLength(2);
    clock.advance(2 * MINUTE_MS);
    await reconcilers[0]?.run();
    expect(looks).toHaveLength(3);
  });

  it.each([0, 1, 3, 199, 200])('deletes old proofs in bulk, also if the org keeps %i of them', async (count) => {
    kept = Array.from({ length: count }, (_, index) => `a0P${index}`);
    proofs = 450;
    await start().run();
    expect(proofs).toBe(0);
  });

  it('works on one instance at a time, and on another when that one ends', async () => {
    const [first, second] = [start(), start()];
    await first.run();
    await second.run();
    expect(looks).toHaveLength(1);
    await first.stop();
    await second.run();
    expect(looks).toHaveLength(2);
  });

  it('goes on with the rest when one task fails', async () => {
    await storage.keep(stateOf('a'), proofOf('p'), clock.now());
    clock.advance(15 * MINUTE_MS);
    const reconciler = startReconciler({
      storage,
      setup: stores.setup,
      housekeeping: {
        findAbandoned: () => Promise.reject(new Error('down')),
        deleteProofs: () => Promise.reject(new Error('down')),
      },
      clock,
      log: pino({ level: 'silent' }),
      onDue: () => (due += 1),
      takeUpMissed: () => Promise.resolve(),
      automation: { forgetCalls: () => Promise.resolve() },
      syncClock: () => Promise.resolve('known' as const),
    });
    reconcilers.push(reconciler);
    await reconciler.run();
    expect((await storage.find('a'))?.state.status).toBe('Expired');
  });

  it('forgets entries of the audit log after a year', async () => {
    const note = (detail: string): Promise<void> =>
      stores.setup.note({ at: clock.now(), person: null, action: 'deliveries-retried', detail });
    await note('old');
    clock.advance(364 * 24 * 3_600_000);
    await note('new');
    const reconciler = start();
    await reconciler.run();
    expect(await stores.setup.listAudit(10)).toHaveLength(2);
    clock.advance(2 * 24 * 3_600_000);
    await reconciler.run();
    expect((await stores.setup.listAudit(10)).map(({ detail }) => detail)).toEqual(['new']);
  });
});
