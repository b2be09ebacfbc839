import { beforeEach, expect, it } from '@jest/globals';
import { describeEachStorage, STORAGE_KEY } from '../test-support/each-storage.ts';
import { claimOne, LEASE_MS, NOW, proofOf, room, stateOf } from '../test-support/sessions.ts';
import type { Storage } from './storage.ts';

const OTHER_KEY = Buffer.alloc(32, 2).toString('base64');

describeEachStorage('a row that cannot be read', (current) => {
  let storage: Storage;
  beforeEach(() => {
    storage = current().stores.sessions;
  });

  async function claimAll(): Promise<string[]> {
    return (await storage.claimDue(NOW, 10, LEASE_MS)).map(({ state }) => state.sessionId);
  }

  it('whose key is missing here holds up no other, is listed with what to do, and is delivered once the key is there', async () => {
    const rotated = (await current().open([OTHER_KEY, STORAGE_KEY])).sessions;
    await rotated.keep(stateOf('a'), proofOf('p1'), NOW);
    await storage.keep(stateOf('b'), proofOf('p2'), NOW);
    expect(await claimAll()).toEqual(['b']);
    expect(await storage.listParked(10)).toEqual([
      {
        sessionId: 'a',
        callReference: room.callReference,
        status: 'Ready',
        revision: NOW,
        writtenRevision: 0,
        attempts: 0,
        lastReason: expect.stringMatching(/key \w{8} is missing here\. Put the key back into ENCRYPTION_KEY/u),
        parkedAt: NOW,
        changedAt: NOW,
      },
    ]);
    expect(await storage.listRecent(10)).toHaveLength(2);
    await storage.retryParked('all', NOW);
    expect((await claimOne(rotated)).state).toEqual(stateOf('a', { revision: NOW + 1 }));
  });

  it.each([
    ['was damaged', 'sealed_links = substr(sealed_links, 1, 60)', /sealed_links cannot be opened.*backup/u],
    ['was kept by a newer version', "status = 'Active'", /newer version.*Update every instance/u],
  ])('because it %s is parked alone', async (_, change, reason) => {
    await storage.keep(stateOf('a'), proofOf('p1'), NOW);
    await storage.keep(stateOf('b'), proofOf('p2'), NOW);
    await current().alter(`update video_session set ${change} where session_id = 'a'`);
    expect(await claimAll()).toEqual(['b']);
    expect(await storage.listParked(10)).toMatchObject([{ sessionId: 'a', lastReason: expect.stringMatching(reason) }]);
    expect(await storage.nextDue()).toBe(NOW + LEASE_MS);
  });

  it('that is damaged does not keep a new key from being taken', async () => {
    await storage.keep(stateOf('a'), proofOf('p1'), NOW);
    await storage.keep(stateOf('b'), proofOf('p2'), NOW);
    await current().alter("update video_session set sealed_links = substr(sealed_links, 1, 60) where session_id = 'a'");
    const rotated = (await current().open([OTHER_KEY, STORAGE_KEY])).sessions;
    expect((await rotated.find('b'))?.state.room).toEqual(room);
  });
});
