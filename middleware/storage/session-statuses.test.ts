import { beforeEach, expect, it } from 'vitest';
import { describeEachStorage, type StorageUnderTest } from '../test-support/each-storage.ts';
import { claimOne, LEASE_MS, NOW, proofOf, stateOf } from '../test-support/sessions.ts';
import type { Storage } from './storage.ts';

const OVER = NOW + 900_000;
const DAY_MS = 24 * 3_600_000;

describeEachStorage('states of a session', (current) => {
  let test: StorageUnderTest;
  let storage: Storage;
  beforeEach(async () => {
    test = current();
    storage = test.stores.sessions;
    await storage.keep(stateOf('a'), proofOf('p1'), NOW);
  });
  const become = (status: string): Promise<void> => test.alter(`update video_session set status = '${status}'`);

  it('leave a call that goes on beyond the time of its room as it is, but for the ways into the room', async () => {
    await storage.finish([await claimOne(storage)], NOW);
    await become('Active');
    expect(await storage.expireRooms(OVER)).toBe(1);
    const { state } = await claimOne(storage, OVER);
    expect(state).toMatchObject({ status: 'Active', room: { links: null, phoneNumber: '+6591234567' } });
    expect(await storage.expireRooms(OVER)).toBe(0);
  });

  it.each(['Active', 'Completed', 'Cancelled'] as const)('let no start take the place of %s', async (status) => {
    await become(status);
    const kept = await storage.keep(stateOf('a', { revision: OVER }), proofOf('p2'), OVER);
    expect(kept.state.status).toBe(status);
  });

  it('of a newer version are left to it: nothing is claimed, parked, expired or forgotten', async () => {
    await become('Transferred');
    expect(await storage.claimDue(NOW, 9, LEASE_MS)).toEqual([]);
    expect(await storage.nextDue()).toBeNull();
    expect(await storage.countUnwritten()).toEqual({ unwritten: 1, parked: 0 });
    expect(await storage.expireRooms(OVER)).toBe(0);
    expect(await storage.forgetSessions(NOW + 30 * DAY_MS)).toBe(0);
    await become('Ready');
    expect((await claimOne(storage)).state.sessionId).toBe('a');
  });

  it('are written without case and contact once these have their reference', async () => {
    await storage.finish([await claimOne(storage)], NOW);
    await storage.expireRooms(OVER);
    expect((await claimOne(storage, OVER)).state).toMatchObject({
      status: 'Expired',
      updateCase: false,
      updateContact: false,
    });
  });

  it('are written with them where the reference is still due', async () => {
    await storage.expireRooms(OVER);
    expect((await claimOne(storage, OVER)).state).toMatchObject({
      status: 'Expired',
      updateCase: true,
      updateContact: true,
    });
  });

  it('are written after the references that are due, however long they wait', async () => {
    await storage.finish([await claimOne(storage)], NOW);
    await storage.expireRooms(OVER);
    await storage.keep(stateOf('b', { revision: OVER + 1 }), proofOf('p2'), OVER + 1);
    expect((await claimOne(storage, OVER + 1)).state.sessionId).toBe('b');
    expect((await claimOne(storage, OVER + 1)).state.sessionId).toBe('a');
  });

  it('are kept as long as the call of a room may still be found', async () => {
    await storage.expireRooms(OVER);
    await storage.finish([await claimOne(storage, OVER)], OVER);
    expect(await storage.forgetSessions(OVER + DAY_MS)).toBe(0);
    await test.alter("update video_room set watch = 'lost', next_look_at = null");
    expect(await storage.forgetSessions(OVER + DAY_MS)).toBe(1);
  });
});
