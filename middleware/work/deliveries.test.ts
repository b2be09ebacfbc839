import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Stores } from '../storage/open-storage.ts';
import type { Storage } from '../storage/storage.ts';
import { createMovableClock } from '../test-support/movable-clock.ts';
import { failed, NOW, proofOf, stateOf } from '../test-support/sessions.ts';
import { openTemporaryStores } from '../test-support/temporary-stores.ts';
import { createDeliveries } from './deliveries.ts';

describe('createDeliveries', () => {
  let stores: Stores;
  let discard: () => Promise<void>;
  let storage: Storage;
  let resumed: number;
  let prepared: number;
  beforeEach(async () => {
    resumed = 0;
    prepared = 0;
    ({ stores, discard } = await openTemporaryStores());
    storage = stores.sessions;
    for (const sessionId of ['a', 'b']) {
      await storage.keep(stateOf(sessionId, failed), proofOf(`p-${sessionId}`), NOW);
      for (const claim of await storage.claimDue(NOW, 1, 1000)) await storage.park(claim, `refused ${sessionId}`, NOW);
    }
  });
  afterEach(() => discard());

  const deliveries = () =>
    createDeliveries({
      storage,
      writeBack: { pause: () => null, resume: () => (resumed += 1) },
      automation: stores.automation,
      preparation: { pause: () => null, resume: () => (prepared += 1) },
      files: stores.files,
      fileDelivery: { resume: () => undefined },
      clock: createMovableClock(NOW),
    });

  it('lists what waits for a person: what, why, since when and how often tried', async () => {
    expect(await deliveries().list(10)).toEqual([
      { sessionId: 'a', callReference: null, reason: 'refused a', since: NOW, attempts: 1 },
      { sessionId: 'b', callReference: null, reason: 'refused b', since: NOW, attempts: 1 },
    ]);
  });

  it('tries one again, or all, and ends a pause of deliveries', async () => {
    expect(await deliveries().retry({ sessionId: 'b' })).toBe(1);
    expect((await storage.claimDue(NOW, 10, 1000)).map(({ state }) => state.sessionId)).toEqual(['b']);
    expect(await deliveries().retry('all')).toBe(1);
    expect(await deliveries().list(10)).toEqual([]);
    expect([resumed, prepared]).toEqual([2, 2]);
  });

  it('lists and retries workflows’ requests that nobody could make sense of, too', async () => {
    await stores.automation.request([{ sessionId: 'r', requestedAt: NOW }]);
    const [claim] = await stores.automation.claimRequests(NOW, 1, 1000);
    if (claim !== undefined) await stores.automation.parkRequest(claim, 'odd', NOW - 1);
    expect((await deliveries().list(1))[0]).toMatchObject({ sessionId: 'r', callReference: null, reason: 'odd' });
    expect(await deliveries().overview(9)).toMatchObject({ unwritten: 2, parkedCount: 3 });
    expect(await deliveries().retry({ sessionId: 'r' })).toBe(1);
    expect(await stores.automation.claimRequests(NOW, 1, 1000)).toMatchObject([{ sessionId: 'r' }]);
  });

  it('lets files of a call to another number go only where nothing else of their session is tried again', async () => {
    const call = {
      ...{ callId: '5757', createdAt: NOW, finishedAt: NOW, durationS: 60, letter: 'E' },
      ...{ numberDiffers: true, hasTalk: true, roomId: null, verdict: 'ours' as const },
    };
    const files = [{ callId: '5757', pictures: ['one'], chatPrint: null, fieldsPrint: null }];
    await stores.calls.keepLook({ sessionId: 'b', roomIds: [], calls: [call], files }, NOW, 0.5);
    const isHeld = async () => (await stores.files.countFiles()).parked === 1;
    expect(await deliveries().retry('all')).toBe(2);
    expect(await isHeld()).toBe(true);
    for (const claim of await storage.claimDue(NOW, 10, 1000)) await storage.park(claim, 'refused again', NOW);
    expect(await deliveries().retry({ sessionId: 'b' })).toBe(1);
    expect(await isHeld()).toBe(true);
    expect(await deliveries().retry({ sessionId: 'b' })).toBe(1);
    expect(await isHeld()).toBe(false);
  });

  it('tells how far Salesforce knows of each session', async () => {
    await storage.retryParked({ sessionId: 'b' }, NOW);
    const [claim] = await storage.claimDue(NOW, 1, 1000);
    if (claim !== undefined) await storage.finish([claim], NOW);
    await storage.keep(stateOf('c', failed), proofOf('p-c'), NOW + 1);
    const { recent, ...counts } = await deliveries().overview(10);
    expect(counts).toMatchObject({ unwritten: 2, parkedCount: 1, pause: null, parked: [{ sessionId: 'a' }] });
    expect(recent[0]).toMatchObject({ sessionId: 'c', state: 'waiting', changedAt: NOW + 1, reason: null });
    expect(recent.map(({ sessionId, state: how }) => `${sessionId} ${how}`).toSorted()).toEqual([
      'a parked',
      'b written',
      'c waiting',
    ]);
  });
});
