import { beforeEach, expect, it } from 'vitest';
import { describeEachStorage } from '../test-support/each-storage.ts';
import { claimOne, failed, LEASE_MS, NOW, proofOf, room, stateOf } from '../test-support/sessions.ts';
import type { Storage } from './storage.ts';

describeEachStorage('claims and leases', (current) => {
  let storage: Storage;
  beforeEach(() => {
    storage = current().stores.sessions;
  });

  it('gives each due session to one of several claimers', async () => {
    const { open } = current();
    const others = [storage, (await open()).sessions, (await open()).sessions];
    for (let index = 0; index < 30; index += 1) await storage.keep(stateOf(`s${index}`), proofOf(`p${index}`), NOW);
    const claimed = (await Promise.all(others.map((one) => one.claimDue(NOW, 20, LEASE_MS)))).flat();
    expect(claimed).toHaveLength(30);
    expect(new Set(claimed.map(({ state }) => state.sessionId)).size).toBe(30);
  });

  it('puts off, releases and finishes only under the own claim', async () => {
    await storage.keep(stateOf('a'), proofOf('p1'), NOW);
    const claim = await claimOne(storage);
    expect(await storage.claimDue(NOW, 1, LEASE_MS)).toEqual([]);
    await storage.reschedule(claim, NOW + 50, 'locked');
    expect(await storage.nextDue()).toBe(NOW + 50);
    await storage.finish([claim], NOW);
    expect(await storage.find('a')).toMatchObject({ attempts: 1, lastReason: 'locked', writtenRevision: 0 });
    const again = await claimOne(storage, NOW + 50);
    await storage.release([again]);
    const third = await claimOne(storage, NOW + 50);
    expect(third.attempts).toBe(1);
    await storage.finish([third], NOW);
    expect(await storage.find('a')).toMatchObject({ writtenRevision: NOW, lastReason: null });
    expect(await storage.nextDue()).toBeNull();
  });

  it('keeps a state due that came while its predecessor was written or refused', async () => {
    await storage.keep(stateOf('a', failed), proofOf('p1'), NOW);
    const first = await claimOne(storage);
    await storage.keep(stateOf('a'), proofOf('p2'), NOW);
    await storage.finish([first], NOW);
    const second = await claimOne(storage);
    expect(second.state.revision).toBe(NOW + 1);
    await storage.expireRooms(room.expiresAt);
    await storage.park(second, 'refused', NOW);
    expect((await claimOne(storage, room.expiresAt)).state).toMatchObject({ revision: NOW + 2, status: 'Expired' });
  });

  it('takes over a late claim with a higher revision, and ignores its late worker', async () => {
    await storage.keep(stateOf('a'), proofOf('p1'), NOW);
    const late = await claimOne(storage);
    expect(await storage.nextDue()).toBe(NOW + LEASE_MS);
    const next = await claimOne(storage, NOW + LEASE_MS);
    expect(next.state.revision).toBe(late.state.revision + 1);
    await storage.finish([late], NOW);
    await storage.park(late, 'refused', NOW);
    await storage.reschedule(late, NOW, 'late');
    expect(await storage.find('a')).toMatchObject({ writtenRevision: 0, parkedAt: null, attempts: 0 });
    await storage.finish([next], NOW);
    expect(await storage.countUnwritten()).toEqual({ unwritten: 0, parked: 0 });
  });

  it('keeps a claim that its worker extends, and none that was taken over', async () => {
    await storage.keep(stateOf('a'), proofOf('p1'), NOW);
    const claim = await claimOne(storage);
    await storage.extendClaims(claim.token, NOW + 2 * LEASE_MS);
    expect(await storage.nextDue()).toBe(NOW + 2 * LEASE_MS);
    expect(await storage.claimDue(NOW + LEASE_MS, 1, LEASE_MS)).toEqual([]);
    const next = await claimOne(storage, NOW + 2 * LEASE_MS);
    await storage.extendClaims(claim.token, NOW + 9 * LEASE_MS);
    expect(await storage.nextDue()).toBe(NOW + 3 * LEASE_MS);
    await storage.finish([next], NOW);
    await storage.extendClaims(next.token, NOW + 9 * LEASE_MS);
    expect(await storage.nextDue()).toBeNull();
  });

  it('never lets two workers hold sessions of one case or contact, nor an older one overwrite them', async () => {
    await storage.keep(stateOf('old', { caseId: 'c', contactId: 'k' }), proofOf('p1'), NOW);
    const old = await claimOne(storage);
    expect(old.state).toMatchObject({ updateCase: true, updateContact: true });
    const newer = { ...room, createdAt: NOW + 10 };
    await storage.keep(stateOf('new', { caseId: 'c', contactId: 'other', room: newer }), proofOf('p2'), NOW);
    expect(await storage.claimDue(NOW, 10, LEASE_MS)).toEqual([]);
    await storage.reschedule(old, NOW, 'locked');
    const both = await storage.claimDue(NOW, 10, LEASE_MS);
    const flags = Object.fromEntries(
      both.map(({ state }) => [state.sessionId, [state.updateCase, state.updateContact]]),
    );
    expect(flags).toEqual({ old: [false, true], new: [true, true] });
  });

  it('takes over sessions of one contact that a lost worker held together', async () => {
    const contact = { contactId: '003-shared', caseId: null };
    for (const id of ['a', 'b']) await storage.keep(stateOf(id, contact), proofOf(`proof-${id}`), NOW);
    expect(await storage.claimDue(NOW, 2, LEASE_MS)).toHaveLength(2);
    await storage.keep(stateOf('c', contact), proofOf('proof-c'), NOW);
    const [first] = await storage.claimDue(NOW + LEASE_MS, 1, LEASE_MS);
    // The other one waits for this one, and is not lost if this worker is lost too.
    expect(await storage.claimDue(NOW + LEASE_MS, 9, LEASE_MS)).toEqual([]);
    const both = await storage.claimDue(NOW + 2 * LEASE_MS, 9, LEASE_MS);
    expect(first?.state.sessionId).toBe('a');
    expect(both.map(({ state }) => state.sessionId).toSorted()).toEqual(['a', 'b']);
    for (const claim of both) await storage.finish([claim], NOW);
    expect((await claimOne(storage, NOW + 2 * LEASE_MS)).state.sessionId).toBe('c');
  });

  it('writes a session without what was refused, then parks that until somebody retries', async () => {
    await storage.keep(stateOf('a'), proofOf('p1'), NOW);
    await storage.leaveOut(
      await claimOne(storage),
      'case',
      { failure: { code: 'LOCKED', message: 'the case is locked' }, reason: 'the case is locked' },
      NOW,
    );
    const withContact = await claimOne(storage);
    expect(withContact.state).toMatchObject({
      updateCase: false,
      updateContact: true,
      failure: { code: 'LOCKED' },
      room,
    });
    await storage.leaveOut(
      withContact,
      'contact',
      { failure: { code: 'LOCKED', message: 'both are locked' }, reason: 'both are locked' },
      NOW,
    );
    const alone = await claimOne(storage);
    expect(alone.state).toMatchObject({ updateCase: false, updateContact: false, failure: { code: 'LOCKED' }, room });
    await storage.finish([alone], NOW);
    expect(await storage.listParked(10)).toMatchObject([{ lastReason: 'both are locked', parkedAt: NOW, attempts: 2 }]);
    expect(await storage.countUnwritten()).toEqual({ unwritten: 1, parked: 1 });
    expect(await storage.retryParked({ sessionId: 'a' }, NOW)).toBe(1);
    expect((await claimOne(storage)).state).toMatchObject({ updateCase: true, updateContact: true, failure: null });
  });

  it('parks what is refused, and retries it by reason, by session or all', async () => {
    for (const id of ['a', 'b', 'c']) {
      await storage.keep(stateOf(id), proofOf(`p-${id}`), NOW);
      await storage.park(await claimOne(storage), id === 'c' ? 'other' : 'same', NOW);
    }
    expect(await storage.nextDue()).toBeNull();
    expect(await storage.retryParked({ reason: 'same' }, NOW)).toBe(2);
    expect(await storage.retryParked('all', NOW)).toBe(1);
    expect(await storage.claimDue(NOW, 10, LEASE_MS)).toHaveLength(3);
  });

  it('gives a lease to one holder at a time', async () => {
    expect(await storage.holdLease('poll', 'one', NOW, 1000)).toBe(true);
    expect(await storage.holdLease('poll', 'two', NOW + 999, 1000)).toBe(false);
    expect(await storage.holdLease('poll', 'one', NOW + 999, 1000)).toBe(true);
    expect(await storage.holdLease('poll', 'two', NOW + 1999, 1000)).toBe(true);
    await storage.releaseLease('poll', 'two');
    expect(await storage.holdLease('poll', 'one', NOW, 1000)).toBe(true);
  });
});
