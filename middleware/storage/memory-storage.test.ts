import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Room, SessionState } from '../domain/session-state.ts';
import { createMemoryStorage } from './memory-storage.ts';
import { ProofUsedError, type Storage } from './storage.ts';

const NOW = Date.UTC(2026, 10, 23, 10);
const room: Room = {
  callReference: '00001026',
  guestLink: 'https://video.example/guest/x',
  agentConsoleUrl: 'https://video.example/',
  invitation: 'Link',
  phoneNumber: null,
  agentId: '005',
  createdAt: NOW,
  expiresAt: NOW + 900_000,
};

function stateOf(sessionId: string, revision = NOW, changes: Partial<SessionState> = {}): SessionState {
  const base = { contactId: '003', caseId: null, failure: null, updateCase: true, updateContact: true };
  return { sessionId, revision, room, ...base, ...changes };
}

describe('createMemoryStorage', () => {
  let storage: Storage;
  beforeEach(() => {
    storage = createMemoryStorage();
  });

  it('gives whoever loses a race the room of the winner', async () => {
    const first = stateOf('a');
    const second = stateOf('a', NOW + 1, { room: { ...room, guestLink: 'https://video.example/guest/y' } });
    const kept = await Promise.all([storage.keep(first, 'p1', NOW), storage.keep(second, 'p2', NOW)]);
    expect(kept.map(({ state }) => state.room?.guestLink)).toEqual([room.guestLink, room.guestLink]);
  });

  it('replaces a room that expired, and a failure', async () => {
    await storage.keep(stateOf('a', NOW, { room: null, failure: { code: 'PHONE_MISSING', message: '' } }), 'p1', NOW);
    expect((await storage.keep(stateOf('a', NOW + 1), 'p2', NOW)).state.room).toEqual(room);
    const later = { ...room, expiresAt: NOW + 2_000_000 };
    const renewed = await storage.keep(stateOf('a', NOW + 2, { room: later }), 'p3', room.expiresAt);
    expect(renewed.state.room).toEqual(later);
  });

  it('takes a proof for one session only, and changes nothing otherwise', async () => {
    await storage.keep(stateOf('a'), 'p1', NOW);
    await storage.keep(stateOf('a'), 'p1', NOW);
    await expect(storage.keep(stateOf('b'), 'p1', NOW)).rejects.toThrow(ProofUsedError);
    await expect(storage.useProof('p1', 'b')).rejects.toThrow(ProofUsedError);
    expect(await storage.find('b')).toBeNull();
    expect(await storage.sessionOfProof('p1')).toBe('a');
  });

  it('counts the rooms of a person since a time', async () => {
    await storage.keep(stateOf('a'), 'p1', NOW);
    await storage.keep(stateOf('b', NOW, { room: { ...room, agentId: '006' } }), 'p2', NOW);
    expect(await storage.countRooms('005', NOW - 1)).toBe(1);
    expect(await storage.countRooms('005', NOW)).toBe(0);
  });

  it('gives a due write-back to one claimer, and to the next once it was put off', async () => {
    await storage.keep(stateOf('a'), 'p1', NOW);
    const [claim] = await storage.claimDue(NOW, 10);
    expect(await storage.claimDue(NOW, 10)).toEqual([]);
    if (claim === undefined) throw new Error('nothing was due');
    await storage.reschedule(claim, NOW + 50);
    expect(await storage.nextDue()).toBe(NOW + 50);
    expect(await storage.claimDue(NOW + 49, 10)).toEqual([]);
    expect(await storage.claimDue(NOW + 50, 10)).toMatchObject([{ attempts: 1 }]);
  });

  it('keeps a state due that came while its predecessor was written', async () => {
    await storage.keep(stateOf('a', NOW, { room: null }), 'p1', NOW);
    const [claim] = await storage.claimDue(NOW, 10);
    await storage.keep(stateOf('a', NOW + 1), 'p2', NOW);
    if (claim === undefined) throw new Error('nothing was due');
    await storage.finish(claim);
    expect(await storage.claimDue(NOW, 10)).toMatchObject([{ state: { revision: NOW + 1 } }]);
  });

  it('does not let a refusal of an old state stop a newer one', async () => {
    await storage.keep(stateOf('a', NOW, { room: null }), 'p1', NOW);
    const [claim] = await storage.claimDue(NOW, 10);
    await storage.keep(stateOf('a', NOW + 1), 'p2', NOW);
    if (claim === undefined) throw new Error('nothing was due');
    await storage.park(claim, 'refused');
    expect(await storage.claimDue(NOW, 10)).toHaveLength(1);
  });

  it('parks with the reason and stops trying', async () => {
    await storage.keep(stateOf('a'), 'p1', NOW);
    const [claim] = await storage.claimDue(NOW, 10);
    if (claim === undefined) throw new Error('nothing was due');
    await storage.park(claim, 'refused');
    expect(await storage.find('a')).toMatchObject({ parkedReason: 'refused' });
    expect(await storage.nextDue()).toBeNull();
    expect(await storage.countUnwritten()).toBe(1);
  });

  it('forgets what is written and long over', async () => {
    await storage.keep(stateOf('a'), 'p1', NOW);
    const [claim] = await storage.claimDue(NOW, 10);
    if (claim === undefined) throw new Error('nothing was due');
    await storage.finish(claim);
    await storage.keep(stateOf('b'), 'p2', room.expiresAt + 3 * 3_600_000);
    expect(await storage.find('a')).toBeNull();
    expect(await storage.sessionOfProof('p1')).toBeNull();
  });
});
