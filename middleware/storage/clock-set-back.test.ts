import { beforeEach, expect, it } from 'vitest';
import { describeEachStorage } from '../test-support/each-storage.ts';
import { claimOne, LEASE_MS, NOW, proofOf, stateOf } from '../test-support/sessions.ts';
import type { Storage } from './storage.ts';
import type { Stores } from './open-storage.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
// What the clock says before it was set back to NOW.
const AHEAD = NOW + DAY_MS;

describeEachStorage('a clock that was set back', (current) => {
  let stores: Stores;
  let storage: Storage;
  beforeEach(() => {
    ({ stores } = current());
    storage = stores.sessions;
  });

  it('keeps no session waiting that was put off by the old time', async () => {
    await storage.keep(stateOf('a'), proofOf('p1'), AHEAD);
    await storage.reschedule(await claimOne(storage, AHEAD), AHEAD + MINUTE_MS, 'locked');
    // The session, and the look for its room.
    expect(await storage.mendTimes(NOW)).toBe(2);
    expect((await claimOne(storage)).state.sessionId).toBe('a');
  });

  it('lets no claim last that a lost worker made by the old time', async () => {
    await storage.keep(stateOf('a'), proofOf('p1'), NOW);
    await claimOne(storage, AHEAD);
    expect(await storage.mendTimes(NOW)).toBe(1);
    expect((await claimOne(storage)).state.sessionId).toBe('a');
  });

  it('keeps no workflow’s request waiting, nor a call in hand', async () => {
    const { automation } = stores;
    await automation.request([{ sessionId: 'a', requestedAt: AHEAD }]);
    await automation.claimRequests(AHEAD, 1, LEASE_MS);
    const call = { lineage: 'l', keyCreatedAt: NOW, requestId: 'r', bodyHash: 'h' };
    await automation.beginCall(call, AHEAD, LEASE_MS, { calls: 9, since: NOW });
    expect(await storage.mendTimes(NOW)).toBe(3);
    expect(await automation.claimRequests(NOW, 1, LEASE_MS)).toMatchObject([{ sessionId: 'a' }]);
    expect(await automation.beginCall(call, NOW, LEASE_MS, { calls: 9, since: 0 })).toMatchObject({ kind: 'mine' });
  });

  it('leaves what is put off by the time of now', async () => {
    await storage.keep(stateOf('a'), proofOf('p1'), NOW);
    await storage.reschedule(await claimOne(storage), NOW + 10 * MINUTE_MS, 'locked');
    await storage.keep(stateOf('b'), proofOf('p2'), NOW);
    await claimOne(storage);
    expect(await storage.mendTimes(NOW)).toBe(0);
    expect(await storage.claimDue(NOW, 9, LEASE_MS)).toEqual([]);
  });

  it('gives a lease of the old time to the next who asks', async () => {
    await storage.holdLease('poll', 'one', AHEAD, LEASE_MS);
    expect(await storage.holdLease('poll', 'two', AHEAD - LEASE_MS, LEASE_MS)).toBe(false);
    expect(await storage.holdLease('poll', 'two', NOW, LEASE_MS)).toBe(true);
  });
});
