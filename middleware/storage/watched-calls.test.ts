import { beforeEach, expect, it } from 'vitest';
import { describeEachStorage, type StorageUnderTest } from '../test-support/each-storage.ts';
import { claimOne, NOW, proofOf, room, stateOf } from '../test-support/sessions.ts';
import type { CallStore, Look, SeenCall, WatchedRoom } from './call-store.ts';
import type { Storage } from './storage.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
const LATER = NOW + 40 * MINUTE_MS;

describeEachStorage('calls of rooms', (current) => {
  let test: StorageUnderTest;
  let storage: Storage;
  let calls: CallStore;
  beforeEach(async () => {
    test = current();
    storage = test.stores.sessions;
    ({ calls } = test.stores);
    await storage.keep(stateOf('a'), proofOf('p1'), NOW);
    await storage.finish([await claimOne(storage)], NOW);
  });
  const oneRoom = async (): Promise<WatchedRoom> => {
    const [found] = await calls.roomsOf(['00001026'], 0);
    if (found === undefined) throw new Error('no room');
    return found;
  };
  const callOf = (roomId: string, changes: Partial<SeenCall> = {}): SeenCall => ({
    callId: '5757',
    createdAt: NOW + MINUTE_MS,
    finishedAt: null,
    durationS: null,
    letter: 'C',
    numberDiffers: false,
    hasTalk: false,
    roomId,
    verdict: 'ours',
    ...changes,
  });
  const ended = { finishedAt: NOW + 6 * MINUTE_MS, durationS: 240, letter: 'E', hasTalk: true };
  const look = (roomId: string, seen: readonly SeenCall[] = [], more: Partial<Look> = {}): Look => ({
    sessionId: 'a',
    roomIds: [roomId],
    calls: seen,
    ...more,
  });

  it('are looked for from the moment the room is kept, with its number, in this process and the next', async () => {
    expect(await calls.dueRooms(NOW + 30 * SECOND_MS - 1, 9)).toEqual([]);
    expect(await calls.nextLook()).toBe(NOW + 30 * SECOND_MS);
    const [due] = await (await test.open()).calls.dueRooms(NOW + 30 * SECOND_MS, 9);
    expect(due).toMatchObject({ sessionId: 'a', reference: '00001026', number: '6591234567', watch: 'waiting' });
  });

  it('are looked for in each room of a session that was renewed', async () => {
    await storage.expireRooms(room.expiresAt);
    const again = { ...room, createdAt: LATER, expiresAt: LATER + 15 * MINUTE_MS };
    await storage.keep(stateOf('a', { revision: LATER, room: again }), proofOf('p2'), LATER);
    expect(await calls.roomsOf(['00001026'], 0)).toHaveLength(2);
    expect(await calls.roomsOf(['00001026'], LATER)).toHaveLength(1);
  });

  it('are not looked for in a room that nobody joined, until somebody does', async () => {
    const unjoined = { ...room, agentId: null, callReference: '00001027' };
    await storage.keep(stateOf('b', { room: unjoined }), proofOf('p2'), NOW);
    await storage.join('b', '006', proofOf('p3'), NOW + MINUTE_MS);
    const [joined] = await calls.roomsOf(['00001027'], 0);
    expect(joined).toMatchObject({ handedAt: NOW + MINUTE_MS, nextLookAt: NOW + 90 * SECOND_MS });
  });

  it('make the session Active and then Completed, to be written with others within ten seconds', async () => {
    const { roomId } = await oneRoom();
    expect(await calls.keepLook(look(roomId, [callOf(roomId)]), NOW + 61 * SECOND_MS, 0.5)).toBe(true);
    expect(await storage.nextDue()).toBe(NOW + 70 * SECOND_MS);
    const active = await claimOne(storage, NOW + 70 * SECOND_MS);
    expect(active.state).toMatchObject({
      status: 'Active',
      updateCase: false,
      call: { callId: '5757', endedAt: null },
    });
    expect(active.state.room?.links).not.toBeNull();
    await storage.finish([active], NOW);
    await calls.keepLook(look(roomId, [callOf(roomId, ended)]), LATER, 0.5);
    const { state } = await claimOne(storage, LATER);
    expect(state).toMatchObject({ status: 'Completed', call: { durationS: 240, endedAt: NOW + 6 * MINUTE_MS } });
    expect(state.room?.links).toBeNull();
  });

  it('cost no write where nothing new was found', async () => {
    const { roomId } = await oneRoom();
    expect(await calls.keepLook(look(roomId), NOW + MINUTE_MS, 0.5)).toBe(false);
    await calls.keepLook(look(roomId, [callOf(roomId)]), NOW + MINUTE_MS, 0.5);
    expect(await calls.keepLook(look(roomId, [callOf(roomId)]), NOW + 2 * MINUTE_MS, 0.5)).toBe(false);
    expect((await oneRoom()).nextLookAt).toBe(NOW + 2 * MINUTE_MS + 40_000);
  });

  it('that have ended do not go on because a worker was late, nor lose their rating or their room', async () => {
    const { roomId } = await oneRoom();
    const ratings = new Map([[roomId, { agentRating: null, guestRating: 5 }]]);
    await calls.keepLook(look(roomId, [callOf(roomId, ended)], { ratings }), LATER, 0.5);
    const none = new Map([[roomId, { agentRating: 4, guestRating: null }]]);
    await calls.keepLook(look(roomId, [callOf(roomId)], { ratings: none }), LATER, 0.5);
    await calls.noteSeen([callOf(roomId, { roomId: null, verdict: 'foreign' })], LATER);
    expect((await calls.seenCalls(['5757'])).get('5757')).toMatchObject({ ...ended, roomId, verdict: 'ours' });
    const { state } = await claimOne(storage, LATER + MINUTE_MS);
    expect(state).toMatchObject({ status: 'Completed', call: { agentRating: 4, guestRating: 5 } });
  });

  it('may still be rated for an hour, and that nothing came is told with others within ten minutes', async () => {
    const { roomId } = await oneRoom();
    await calls.keepLook(look(roomId, [callOf(roomId, ended)]), LATER, 0.5);
    const pending = await claimOne(storage, LATER + 10 * SECOND_MS);
    expect(pending.state).toMatchObject({ status: 'Completed', call: { isPending: true, readAt: LATER } });
    await storage.finish([pending], LATER);
    const ratings = new Map([[roomId, { agentRating: null, guestRating: null }]]);
    expect(await calls.keepLook(look(roomId, [], { ratings }), LATER + 10 * MINUTE_MS, 0.5)).toBe(false);
    const over = LATER + 61 * MINUTE_MS;
    expect(await calls.keepLook(look(roomId, [], { ratings }), over, 0.5)).toBe(true);
    const dueAt = (await storage.nextDue()) ?? 0;
    expect([dueAt >= over, dueAt - over <= 10 * MINUTE_MS, dueAt % (10 * MINUTE_MS)]).toEqual([true, true, 0]);
    expect((await claimOne(storage, dueAt)).state.call).toMatchObject({ isPending: false, guestRating: null });
  });

  it('are settled with the second rating', async () => {
    const { roomId } = await oneRoom();
    const rate = (agentRating: number | null, guestRating: number | null, at: number) =>
      calls.keepLook(
        look(roomId, [callOf(roomId, ended)], { ratings: new Map([[roomId, { agentRating, guestRating }]]) }),
        at,
        0.5,
      );
    await rate(null, 5, LATER);
    expect((await claimOne(storage, LATER + MINUTE_MS)).state.call).toMatchObject({ isPending: true, guestRating: 5 });
    await rate(4, null, LATER + 2 * MINUTE_MS);
    const { state } = await claimOne(storage, LATER + 20 * MINUTE_MS);
    expect(state.call).toMatchObject({ isPending: false, agentRating: 4, guestRating: 5 });
  });

  it('that are looked for in vain end, and delete the number with the watch', async () => {
    const { roomId } = await oneRoom();
    await storage.expireRooms(room.expiresAt);
    const days = NOW + 80 * 60 * MINUTE_MS;
    await calls.keepLook(look(roomId), days, 0.5);
    expect(await oneRoom()).toMatchObject({ watch: 'lost', nextLookAt: null, number: null });
    expect((await claimOne(storage, days)).state).toMatchObject({
      status: 'Expired',
      failure: { code: 'NOT_LOGGED' },
    });
  });

  it('that may be of two sessions leave both as they are', async () => {
    const { roomId } = await oneRoom();
    expect(await calls.keepLook(look(roomId, [], { inDoubt: new Set([roomId]) }), LATER, 0.5)).toBe(true);
    expect(await calls.countCalls(0, LATER)).toMatchObject({ watched: 0, dueSince: null });
    expect(await oneRoom()).toMatchObject({ watch: 'doubt' });
  });

  it('are forgotten with their rooms', async () => {
    const { roomId } = await oneRoom();
    await calls.keepLook(look(roomId, [callOf(roomId, ended)]), LATER, 0.5);
    await calls.forgetRooms(LATER + 1);
    expect([await calls.roomsOf(['00001026'], 0), (await calls.seenCalls(['5757'])).size]).toEqual([[], 0]);
  });
});
