import { beforeEach, expect, it } from 'vitest';
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
    ['was kept by a newer version', "invitation = 'Mail'", /newer version.*Update every instance/u],
  ])('because it %s is parked alone', async (_, change, reason) => {
    await storage.keep(stateOf('a'), proofOf('p1'), NOW);
    await storage.keep(stateOf('b'), proofOf('p2'), NOW);
    await current().alter(`update video_session set ${change} where session_id = 'a'`);
    expect(await claimAll()).toEqual(['b']);
    expect(await storage.listParked(10)).toMatchObject([{ sessionId: 'a', lastReason: expect.stringMatching(reason) }]);
    expect(await storage.nextDue()).toBe(NOW + LEASE_MS);
  });

  it.each([
    ['was damaged', 'sealed_links = substr(sealed_links, 1, 60)'],
    ['names a status of a newer version', "status = 'Paused'"],
    ['names an invitation of a newer version', "invitation = 'Mail'"],
    ['was sealed with another key', "sealed_links = '00000000.abc'"],
  ])('because it %s is told as its own trouble, and not as the database’s', async (_, change) => {
    await storage.keep(stateOf('a'), proofOf('p1'), NOW);
    await storage.keep(stateOf('b'), proofOf('p2'), NOW);
    await current().alter(`update video_session set ${change} where session_id = 'a'`);
    const told = { code: 'SESSION_UNREADABLE', retryable: false, message: expect.stringMatching(/Start a new call/u) };
    await expect(storage.find('a')).rejects.toMatchObject(told);
    await expect(storage.join('a', '005', proofOf('p3'), NOW)).rejects.toMatchObject(told);
    await expect(storage.keep(stateOf('a'), proofOf('p4'), NOW)).rejects.toMatchObject(told);
    expect((await storage.find('b'))?.state.sessionId).toBe('b');
  });

  it('keeps a room without a guest link', async () => {
    const links = { guestLink: null, authToken: 's3cret' };
    await storage.keep(stateOf('a', { room: { ...room, links } }), proofOf('p1'), NOW);
    expect((await storage.find('a'))?.state.room?.links).toEqual(links);
  });

  it('of the audit log with an action of a newer version is listed as it is', async () => {
    const { setup } = current().stores;
    await setup.note({ at: NOW, person: null, action: 'setup-opened', detail: '' });
    await current().alter("update audit set action = 'people-invited'");
    expect(await setup.listAudit(5)).toMatchObject([{ action: 'people-invited' }]);
  });

  it('that is damaged does not keep a new key from being taken', async () => {
    await storage.keep(stateOf('a'), proofOf('p1'), NOW);
    await storage.keep(stateOf('b'), proofOf('p2'), NOW);
    await current().alter("update video_session set sealed_links = substr(sealed_links, 1, 60) where session_id = 'a'");
    const rotated = (await current().open([OTHER_KEY, STORAGE_KEY])).sessions;
    expect((await rotated.find('b'))?.state.room).toEqual(room);
  });
});
