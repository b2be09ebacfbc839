import { beforeEach, expect, it } from 'vitest';
import { describeEachStorage } from '../test-support/each-storage.ts';
import { claimOne, failed, LEASE_MS, NOW, proofOf, room, stateOf } from '../test-support/sessions.ts';
import { ProofUsedError, StartLimitError, type Storage } from './storage.ts';

const unwritten = {
  writtenRevision: 0,
  attempts: 0,
  nextAttemptAt: NOW,
  lastReason: null,
  parkedAt: null,
  changedAt: NOW,
};

describeEachStorage('rooms and their proofs', (current) => {
  let storage: Storage;
  beforeEach(() => {
    storage = current().stores.sessions;
  });

  /** No call of the rooms is looked for any more. */
  const endWatches = (): Promise<void> => current().alter('update video_room set next_look_at = null');

  it('gives back what was kept, also to another process', async () => {
    await storage.keep(stateOf('a'), proofOf('p1'), NOW);
    expect((await (await current().open()).sessions.find('a'))?.state).toEqual(stateOf('a'));
    expect(await storage.find('b')).toBeNull();
  });

  it('gives whoever loses a race the room of the winner', async () => {
    const other = (await current().open()).sessions;
    const rival = stateOf('a', { room: { ...room, links: { guestLink: 'https://y', authToken: 'z' } } });
    const kept = await Promise.all([
      storage.keep(stateOf('a'), proofOf('p1'), NOW),
      other.keep(rival, proofOf('p2'), NOW),
    ]);
    expect(kept[0].state.room?.links).toEqual(kept[1].state.room?.links);
    expect(await storage.countStarts('005', 0)).toBe(1);
  });

  it('replaces a failure, and a room that expired, with a higher revision', async () => {
    await storage.keep(stateOf('a', failed), proofOf('p1'), NOW);
    expect((await storage.keep(stateOf('a'), proofOf('p2'), NOW)).state).toMatchObject({
      status: 'Ready',
      revision: NOW + 1,
      failure: null,
    });
    const later = stateOf('a', { room: { ...room, expiresAt: NOW + 2_000_000 } });
    expect((await storage.keep(later, proofOf('p3'), room.expiresAt)).state).toMatchObject({
      revision: NOW + 2,
      room: later.room,
    });
    expect(await storage.countStarts('005', NOW - 1)).toBe(2);
    expect(await storage.countStarts('005', NOW)).toBe(0);
  });

  it('takes a proof for one use only, and changes nothing otherwise', async () => {
    await storage.keep(stateOf('a'), proofOf('p1'), NOW);
    await storage.join('a', '005', proofOf('p1'), NOW);
    await expect(storage.keep(stateOf('b'), proofOf('p1', 'room b'), NOW)).rejects.toThrow(ProofUsedError);
    await expect(storage.join('b', '005', proofOf('p1', 'cancel'), NOW)).rejects.toThrow(ProofUsedError);
    expect(await storage.find('b')).toBeNull();
    expect(await storage.useOfProof('p1')).toBe('room');
    await storage.forgetProofs(NOW);
    expect(await storage.useOfProof('p1')).toBe('room');
    await storage.forgetProofs(NOW + 1);
    expect(await storage.useOfProof('p1')).toBeNull();
  });

  it('keeps what comes at the same time, but for what may not be kept', async () => {
    await storage.keep(stateOf('earlier'), proofOf('used', 'earlier'), NOW);
    const ids = Array.from({ length: 60 }, (_, index) => `s${index}`);
    const kept = await Promise.allSettled(
      ids.map((id, index) => storage.keep(stateOf(id), proofOf(index % 20 === 7 ? 'used' : `p-${id}`), NOW)),
    );
    for (const [index, id] of ids.entries()) {
      const isRefused = index % 20 === 7;
      expect(kept[index]).toMatchObject(
        isRefused ? { reason: expect.any(ProofUsedError) } : { value: { state: stateOf(id), parkedAt: null } },
      );
      expect(await storage.find(id)).toEqual(isRefused ? null : { ...unwritten, state: stateOf(id) });
    }
    expect(await storage.countStarts('005', 0)).toBe(1 + 57);
  });

  it('gives a person no more rooms than the limit, whoever is asked at the same time', async () => {
    const other = (await current().open()).sessions;
    const limit = { starts: 3, since: NOW - 1 };
    const ids = Array.from({ length: 10 }, (_, index) => `s${index}`);
    const kept = await Promise.allSettled(
      ids.map((id, index) => (index % 2 === 0 ? storage : other).keep(stateOf(id), proofOf(`p-${id}`), NOW, limit)),
    );
    const refused = kept.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    expect(refused).toEqual(Array.from({ length: 7 }, () => expect.any(StartLimitError)));
    expect(await storage.countStarts('005', 0)).toBe(3);
    const found = await Promise.all(ids.map((id) => storage.find(id)));
    expect(found.filter((one) => one !== null)).toHaveLength(3);
    // A failure is no start, and whoever has a room already keeps it.
    await storage.keep(stateOf('x', failed), proofOf('p-x'), NOW, limit);
    const given = found.find((one) => one !== null);
    expect(await storage.keep(stateOf(given?.state.sessionId ?? ''), proofOf('p-y'), NOW, limit)).toEqual(given);
  });

  it('gives a room that is nobody’s to the first person who joins, and writes that', async () => {
    await storage.keep(stateOf('a', { room: { ...room, agentId: null } }), proofOf('p0'), NOW);
    await storage.finish([await claimOne(storage)], NOW);
    const other = (await current().open()).sessions;
    const joined = await Promise.all([
      storage.join('a', '005', proofOf('p1'), NOW),
      other.join('a', '006', proofOf('p2'), NOW),
    ]);
    const [agentId, ...others] = new Set(joined.map((session) => session?.state.room?.agentId));
    expect(['005', '006']).toContain(agentId);
    expect(others).toEqual([]);
    expect((await claimOne(storage)).state).toMatchObject({ revision: NOW + 1, room: { ...room, agentId } });
  });

  it('counts a room as its agent’s start only if it was made for them', async () => {
    await storage.keep(stateOf('a', { room: { ...room, agentId: null } }), proofOf('p0'), NOW);
    await storage.join('a', '005', proofOf('p1'), NOW);
    expect(await storage.countStarts('005', 0)).toBe(0);
  });

  it('gives nobody a room that expired or has an agent, or that is not there', async () => {
    await storage.keep(stateOf('a', { room: { ...room, agentId: null } }), proofOf('p0'), NOW);
    expect((await storage.join('a', '005', proofOf('p1'), room.expiresAt))?.state.room?.agentId).toBeNull();
    await storage.keep(stateOf('b'), proofOf('p2'), NOW);
    expect((await storage.join('b', '006', proofOf('p3'), NOW))?.state).toEqual(stateOf('b'));
    expect(await storage.join('c', '006', proofOf('p4'), NOW)).toBeNull();
  });

  it('gives one proof for two sessions at once to one of them', async () => {
    const other = (await current().open()).sessions;
    const kept = await Promise.allSettled([
      storage.keep(stateOf('a'), proofOf('p1'), NOW),
      other.keep(stateOf('b'), proofOf('p1', 'room b'), NOW),
    ]);
    expect(kept.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('marks expired rooms, deletes their links, and their number once they are written', async () => {
    await storage.keep(stateOf('a'), proofOf('p1'), NOW);
    expect(await storage.expireRooms(room.expiresAt - 1)).toBe(0);
    expect(await storage.expireRooms(room.expiresAt)).toBe(1);
    const claim = await claimOne(storage, room.expiresAt);
    expect(claim.state).toMatchObject({
      status: 'Expired',
      room: { links: null, phoneNumber: '+6591234567', callReference: '00001026' },
    });
    await storage.finish([claim], NOW);
    await endWatches();
    expect((await storage.find('a'))?.state.room).toMatchObject({ phoneNumber: null, callReference: '00001026' });
    expect(await storage.forgetSessions(room.expiresAt + 1)).toBe(1);
    expect(await storage.find('a')).toBeNull();
  });

  it('marks a room expired in Salesforce too when only its case was refused, and parks the rest again', async () => {
    await storage.keep(stateOf('a'), proofOf('p1'), NOW);
    await storage.leaveOut(
      await claimOne(storage),
      'case',
      { failure: { code: 'LOCKED', message: 'the case is locked' }, reason: 'the case is locked' },
      NOW,
    );
    await storage.finish([await claimOne(storage)], NOW);
    await storage.expireRooms(room.expiresAt);
    const claim = await claimOne(storage, room.expiresAt);
    expect(claim.state).toMatchObject({ status: 'Expired', updateCase: false, failure: { code: 'LOCKED' } });
    await storage.finish([claim], room.expiresAt);
    expect(await storage.listParked(10)).toMatchObject([{ lastReason: 'the case is locked' }]);
  });

  it('counts a failure that carries the room before it as no start', async () => {
    await storage.keep(stateOf('a'), proofOf('p1'), NOW);
    const after = stateOf('a', { ...failed, room: { ...room, links: null } });
    expect((await storage.keep(after, proofOf('p2'), room.expiresAt)).state).toMatchObject({
      status: 'Failed',
      room: after.room,
    });
    expect(await storage.countStarts('005', 0)).toBe(1);
    await storage.finish([await claimOne(storage, room.expiresAt)], room.expiresAt);
    expect((await storage.find('a'))?.state.room?.phoneNumber).toBeNull();
  });

  it('takes up sessions without a room, and leaves known ones alone', async () => {
    await storage.keep(stateOf('a'), proofOf('p1'), NOW);
    const expired = { status: 'Expired', room: null, revision: NOW + 5 } as const;
    expect(await storage.adopt([stateOf('a', expired), stateOf('b', expired)], NOW)).toBe(1);
    expect((await storage.find('a'))?.state.status).toBe('Ready');
    expect(await storage.claimDue(NOW, 10, LEASE_MS)).toHaveLength(2);
  });

  it('forgets nothing that Salesforce does not have', async () => {
    await storage.keep(stateOf('a', failed), proofOf('p1'), NOW);
    expect(await storage.forgetSessions(NOW + 1)).toBe(0);
  });

  it.each(['caseId', 'contactId'] as const)(
    'forgets no session whose %s an older one may still be written to',
    async (column) => {
      await storage.keep(stateOf('old', { caseId: null, contactId: null, [column]: 'shared' }), proofOf('p1'), NOW);
      await storage.park(await claimOne(storage), 'locked', NOW);
      const newer = { ...room, createdAt: NOW + 10 };
      await storage.keep(stateOf('new', { [column]: 'shared', room: newer }), proofOf('p2'), NOW);
      await storage.keep(stateOf('other', { caseId: null }), proofOf('p3'), NOW);
      await storage.expireRooms(room.expiresAt);
      await endWatches();
      const written = await storage.claimDue(room.expiresAt, 10, LEASE_MS);
      await storage.finish(written, room.expiresAt);
      const later = room.expiresAt + 1;
      expect(await storage.forgetSessions(later)).toBe(1);
      await storage.retryParked('all', later);
      expect(await storage.forgetSessions(later)).toBe(0);
      const old = await claimOne(storage, later);
      expect(old.state).toMatchObject({ updateCase: column !== 'caseId', updateContact: column !== 'contactId' });
      await storage.finish([old], later);
      expect(await storage.forgetSessions(later + 1)).toBe(2);
    },
  );
});
