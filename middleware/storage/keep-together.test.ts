import { expect, it } from 'vitest';
import { describeEachStorage } from '../test-support/each-storage.ts';
import { claimOne, failed, NOW, proofOf, room, stateOf } from '../test-support/sessions.ts';

const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `s${index}`);

describeEachStorage('sessions that are kept at the same time', (current) => {
  it.each(['several requests for each', 'one proof for two of each'])(
    'are kept once, with one room that everybody is told: %s',
    async (kind) => {
      const { sessions } = current().stores;
      const other = (await current().open()).sessions;
      const asks = numbered(20).flatMap((id) => [0, 1, 2].map((turn) => ({ id, turn })));
      const kept = await Promise.allSettled(
        asks.map(({ id, turn }) => {
          const links = { guestLink: `https://video.example/${id}-${turn}`, authToken: 't' };
          const isShared = kind !== 'several requests for each' && turn > 0;
          const state = stateOf(isShared ? `${id}-${turn}` : id, { room: { ...room, links } });
          return (turn === 1 ? other : sessions).keep(
            state,
            proofOf(isShared ? `p-${id}` : `p-${id}-${turn}`, `room ${state.sessionId}`),
            NOW,
          );
        }),
      );
      const links = new Map<string, Set<string | null | undefined>>();
      for (const one of kept) {
        if (one.status === 'rejected') continue;
        const { sessionId, room: given } = one.value.state;
        links.set(sessionId, (links.get(sessionId) ?? new Set()).add(given?.links?.guestLink));
      }
      expect([...links.values()].every((given) => given.size === 1)).toBe(true);
      const refused = kept.filter(({ status }) => status === 'rejected').length;
      expect(refused).toBe(kind === 'several requests for each' ? 0 : 20);
      expect(await sessions.countStarts('005', 0)).toBe(kind === 'several requests for each' ? 20 : 40);
      for (const [sessionId, given] of links)
        expect((await sessions.find(sessionId))?.state.room?.links?.guestLink).toBe([...given][0]);
    },
  );

  it('are kept beside one that takes the place of a failure, and one that finds a room', async () => {
    const { sessions } = current().stores;
    await sessions.keep(stateOf('failed', failed), proofOf('p-failed-1'), NOW);
    await sessions.keep(stateOf('given'), proofOf('p-given-1'), NOW);
    const rival = stateOf('given', { room: { ...room, links: { guestLink: 'https://other', authToken: 'u' } } });
    const [, again, given, late] = await Promise.all([
      sessions.keep(stateOf('new'), proofOf('p-new'), NOW),
      sessions.keep(stateOf('failed'), proofOf('p-failed-2'), NOW),
      sessions.keep(rival, proofOf('p-given-2'), NOW),
      sessions.keep(stateOf('without-proof', { room: { ...room, agentId: null } }), null, NOW),
    ]);
    expect(again.state).toMatchObject({ status: 'Ready', revision: NOW + 1 });
    expect(given.state.room?.links).toEqual(room.links);
    expect(late).toMatchObject({ writtenRevision: 0, nextAttemptAt: NOW, changedAt: NOW });
    expect(await sessions.find('new')).toMatchObject({ state: stateOf('new'), attempts: 0, parkedAt: null });
    expect(await sessions.useOfProof('p-given-2')).toBe('room');
    expect(await sessions.countStarts('005', 0)).toBe(3);
  });

  it('are kept although another of them cannot be', async () => {
    const { sessions } = current().stores;
    // PostgreSQL keeps no such text.
    const kept = await Promise.allSettled([
      ...numbered(5).map((id) => sessions.keep(stateOf(id), proofOf(`p-${id}`), NOW)),
      sessions.keep(stateOf('nul', { caseId: 'a\u0000b' }), proofOf('p-nul'), NOW),
      sessions.keep(stateOf('last'), proofOf('p-last'), NOW),
    ]);
    expect(kept.at(-1)).toMatchObject({ status: 'fulfilled' });
    for (const id of [...numbered(5), 'last']) expect(await sessions.find(id)).toMatchObject({ state: stateOf(id) });
  });

  it('are finished together, each as far as it was written', async () => {
    const { sessions } = current().stores;
    for (const id of ['a', 'b', 'c']) await sessions.keep(stateOf(id), proofOf(`p-${id}`), NOW);
    const claims = await sessions.claimDue(NOW, 3, 1000);
    await sessions.expireRooms(room.expiresAt);
    await sessions.finish(claims.slice(0, 2), NOW);
    expect(await sessions.find('a')).toMatchObject({ writtenRevision: NOW, state: { revision: NOW + 1 } });
    expect(await sessions.find('c')).toMatchObject({ writtenRevision: 0 });
    const expired = await claimOne(sessions, room.expiresAt);
    await sessions.finish([expired], room.expiresAt);
    expect((await sessions.find(expired.state.sessionId))?.state.room?.phoneNumber).toBeNull();
  });
});
