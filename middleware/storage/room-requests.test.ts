import { beforeEach, expect, it } from 'vitest';
import type { SessionState } from '../domain/session-state.ts';
import { describeEachStorage } from '../test-support/each-storage.ts';
import { NOW, room, stateOf } from '../test-support/sessions.ts';
import type { RoomRequestClaim, RoomRequestStore } from './automation-store.ts';
import type { Storage } from './storage.ts';

const LEASE_MS = 15_000;
const prepared = (sessionId: string, guestLink = 'https://video.example/guest/x'): SessionState =>
  stateOf(sessionId, {
    caseId: null,
    fillsContact: true,
    room: { ...room, agentId: null, links: { guestLink, authToken: 't' } },
  });

describeEachStorage('requests for rooms', (current) => {
  let store: RoomRequestStore;
  let sessions: Storage;
  const idsOf = (claims: readonly RoomRequestClaim[]): string[] => claims.map(({ sessionId }) => sessionId);
  const claim = (now = NOW, from = store): Promise<readonly RoomRequestClaim[]> => from.claimRequests(now, 2, LEASE_MS);
  const claimOne = async (now = NOW): Promise<RoomRequestClaim> => {
    const [first] = await claim(now);
    if (first === undefined) throw new Error('nothing was due');
    return first;
  };
  const requestAt = (requestedAt: number, ...ids: string[]): Promise<number> =>
    store.request(ids.map((sessionId) => ({ sessionId, requestedAt })));

  beforeEach(() => {
    ({ automation: store, sessions } = current().stores);
  });

  it('are taken in the order in which they came, each once', async () => {
    expect(await requestAt(NOW - 1, 'c', 'b')).toBe(2);
    expect(await requestAt(NOW - 2, 'd', 'b')).toBe(1);
    const first = await claim();
    expect(idsOf(first)).toEqual(['d', 'b']);
    await store.dropRequests(first);
    expect(idsOf(await claim())).toEqual(['c']);
    expect(await store.countRequests()).toEqual({ waiting: 1, parked: 0 });
  });

  it('are taken for one worker at a time, and those of a lost one come first', async () => {
    await requestAt(NOW, 'a', 'b', 'c');
    const other = (await current().open()).automation;
    const claims = await Promise.all([claim(), claim(NOW, other)]);
    expect(claims.map(idsOf)).toContainEqual(['a', 'b']);
    expect(claims.map(idsOf)).toContainEqual([]);
    const [first] = claims.flat();
    expect(await store.nextRequest()).toBe(NOW);
    await store.extendClaims(first?.token ?? '', NOW + 2 * LEASE_MS);
    expect(await claim(NOW + LEASE_MS, other)).toEqual([]);
    expect(idsOf(await claim(NOW + 2 * LEASE_MS, other))).toEqual(['a', 'b']);
  });

  it('end with the state of their session, which is due to be written', async () => {
    await requestAt(NOW, 'a');
    expect(await store.keepPrepared(await claimOne(), prepared('a'), NOW, NOW)).toBe(true);
    expect(await store.countRequests()).toEqual({ waiting: 0, parked: 0 });
    expect((await sessions.claimDue(NOW, 1, LEASE_MS)).map(({ state }) => state)).toEqual([prepared('a')]);
    expect(await requestAt(NOW, 'a')).toBe(0);
  });

  it('leave the write-back until others can go with it', async () => {
    await requestAt(NOW, 'a');
    await store.keepPrepared(await claimOne(), prepared('a'), NOW, NOW + 4000);
    expect(await sessions.claimDue(NOW + 3999, 1, LEASE_MS)).toEqual([]);
    expect(await sessions.nextDue()).toBe(NOW + 4000);
  });

  it('keep nothing of a worker that was late', async () => {
    await requestAt(NOW, 'a');
    const late = await claimOne();
    const [taken] = await claim(NOW + LEASE_MS);
    expect(await store.keepPrepared(late, prepared('a'), NOW, NOW)).toBe(false);
    await store.dropRequests([late]);
    await store.releaseRequests([late], 'x');
    await store.parkRequest(late, 'x', NOW);
    expect(await sessions.find('a')).toBeNull();
    expect(taken !== undefined && (await store.keepPrepared(taken, prepared('a'), NOW, NOW))).toBe(true);
  });

  it('leave the room alone that somebody made meanwhile', async () => {
    await requestAt(NOW, 'a');
    const mine = await claimOne();
    await sessions.keep(prepared('a', 'https://video.example/guest/first'), null, NOW);
    expect(await store.keepPrepared(mine, prepared('a'), NOW, NOW)).toBe(true);
    const kept = await sessions.find('a');
    expect(kept?.state.room?.links?.guestLink).toBe('https://video.example/guest/first');
  });

  it('are forgotten once their session has a state', async () => {
    await requestAt(NOW, 'a', 'b');
    await sessions.keep(prepared('a'), null, NOW);
    expect(idsOf(await claim())).toEqual(['b']);
    expect(await store.countRequests()).toMatchObject({ waiting: 1 });
  });

  it('come again after a failure, at once if it was not theirs', async () => {
    await requestAt(NOW, 'a');
    await store.rescheduleRequest(await claimOne(), NOW + 5000, '8x8 did not answer');
    expect(await claim(NOW + 4999)).toEqual([]);
    expect(await store.nextRequest()).toBe(NOW + 5000);
    const again = await claimOne(NOW + 5000);
    expect(again.attempts).toBe(1);
    await store.releaseRequests([again], null);
    expect(await claimOne(NOW + 5000)).toMatchObject({ sessionId: 'a', attempts: 1 });
  });

  it('are parked with the reason until somebody retries them', async () => {
    await requestAt(NOW, 'a', 'b');
    const [a, b] = await claim();
    if (a === undefined || b === undefined) throw new Error('nothing was due');
    await store.parkRequest(a, 'not understood', NOW);
    await store.parkRequest(b, 'not understood', NOW + 1);
    expect(await claim()).toEqual([]);
    expect(await store.nextRequest()).toBeNull();
    expect(await store.listParkedRequests(1)).toEqual([
      { sessionId: 'a', reason: 'not understood', since: NOW, attempts: 1 },
    ]);
    expect(await store.retryParkedRequests({ sessionId: 'b' }, NOW)).toBe(1);
    expect(idsOf(await claim())).toEqual(['b']);
    expect(await store.retryParkedRequests('all', NOW)).toBe(1);
  });
});
