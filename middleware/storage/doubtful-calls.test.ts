import { beforeEach, expect, it } from 'vitest';
import { NOTHING_READ } from '../domain/call-log/watch-report.ts';
import { describeEachStorage, type StorageUnderTest } from '../test-support/each-storage.ts';
import { NOW, proofOf, room, stateOf } from '../test-support/sessions.ts';
import type { CallStore, NotedCall, WatchedRoom } from './call-store.ts';
import type { Storage } from './storage.ts';

const MINUTE_MS = 60_000;
const LATER = NOW + 60 * MINUTE_MS;

describeEachStorage('doubtful calls', (current) => {
  let test: StorageUnderTest;
  let storage: Storage;
  let calls: CallStore;
  let rooms: readonly WatchedRoom[];
  beforeEach(async () => {
    test = current();
    storage = test.stores.sessions;
    ({ calls } = test.stores);
    await storage.keep(stateOf('a'), proofOf('p1'), NOW);
    await storage.keep(stateOf('b', { contactId: null, caseId: '500-b' }), proofOf('p2'), NOW + 1);
    await storage.expireRooms(room.expiresAt);
    rooms = (await calls.roomsOf(['00001026'], 0)).toSorted((one, other) =>
      one.sessionId.localeCompare(other.sessionId),
    );
    await doubt('5757');
  });
  const roomOf = (sessionId: string): string => rooms.find((one) => one.sessionId === sessionId)?.roomId ?? '';
  const doubtful = (callId: string, changes: Partial<NotedCall> = {}): NotedCall => ({
    callId,
    createdAt: NOW + MINUTE_MS,
    finishedAt: NOW + 5 * MINUTE_MS,
    durationS: 200,
    letter: 'E',
    numberDiffers: false,
    hasTalk: true,
    roomId: null,
    verdict: 'doubt',
    candidates: rooms.map(({ roomId }, index) => ({ roomId, numberDiffers: index === 1 })),
    ...changes,
  });
  async function doubt(...callIds: readonly string[]): Promise<void> {
    await calls.noteSeen(
      callIds.map((callId) => doubtful(callId)),
      LATER,
    );
    const inDoubt = new Set(rooms.map(({ roomId }) => roomId));
    for (const { sessionId, roomId } of rooms)
      await calls.keepLook({ sessionId, roomIds: [roomId], calls: [], inDoubt }, LATER, 0.5);
  }
  const doubtCount = async (): Promise<number> => (await calls.countCalls(0, LATER)).doubts;

  it('are listed with the sessions they may be of, the newest first', async () => {
    await calls.noteSeen([doubtful('5858', { createdAt: NOW + 2 * MINUTE_MS, durationS: null })], LATER);
    expect(await calls.listDoubts(9)).toEqual([
      expect.objectContaining({ callId: '5858', durationS: null }),
      {
        callId: '5757',
        createdAt: NOW + MINUTE_MS,
        finishedAt: NOW + 5 * MINUTE_MS,
        durationS: 200,
        candidates: [
          expect.objectContaining({ roomId: roomOf('a'), sessionId: 'a', contactId: '003-a', numberDiffers: false }),
          expect.objectContaining({ roomId: roomOf('b'), sessionId: 'b', caseId: '500-b', contactId: null }),
        ],
      },
    ]);
    expect(await calls.listDoubts(1)).toHaveLength(1);
    expect(await doubtCount()).toBe(2);
  });

  it('go to the one that somebody chose, with their times, and to no other', async () => {
    expect(await calls.assignCall('5757', roomOf('b'), LATER, 0.5)).toBe(true);
    expect([await calls.listDoubts(9), await doubtCount()]).toEqual([[], 0]);
    const claims = await storage.claimDue(LATER + MINUTE_MS, 9, MINUTE_MS);
    const of = (sessionId: string) => claims.find(({ state }) => state.sessionId === sessionId)?.state;
    expect(of('b')).toMatchObject({
      status: 'Completed',
      call: { callId: '5757', durationS: 200, numberDiffers: true, isPending: true },
    });
    expect(of('a')).toMatchObject({ status: 'Expired' });
    expect(of('a')?.call).toBeUndefined();
  });

  it('are given once, whoever else says otherwise at the same moment', async () => {
    const other = (await test.open()).calls;
    const given = await Promise.all([
      calls.assignCall('5757', roomOf('a'), LATER, 0.5),
      other.assignCall('5757', roomOf('b'), LATER, 0.5),
    ]);
    expect(given.filter(Boolean)).toHaveLength(1);
    expect(await calls.assignCall('5757', roomOf('a'), LATER, 0.5)).toBe(false);
    const { roomId } = (await calls.seenCalls(['5757'])).get('5757') ?? {};
    expect(roomId).toBe(given[0] ? roomOf('a') : roomOf('b'));
  });

  it('are given to none but their own candidates', async () => {
    await storage.keep(stateOf('c'), proofOf('p3'), NOW);
    const [stranger] = (await calls.roomsOf(['00001026'], 0)).filter(({ sessionId }) => sessionId === 'c');
    expect(await calls.assignCall('5757', stranger?.roomId ?? '', LATER, 0.5)).toBe(false);
    expect(await calls.assignCall('9999', roomOf('a'), LATER, 0.5)).toBe(false);
    expect(await doubtCount()).toBe(1);
  });

  it('are doubted no more once somebody says that they are of none, also by a worker that is late', async () => {
    expect(await calls.dismissCall('9999', LATER)).toBe(false);
    expect(await calls.dismissCall('5757', LATER)).toBe(true);
    await doubt('5757');
    expect([await calls.listDoubts(9), await doubtCount()]).toEqual([[], 0]);
    expect((await calls.seenCalls(['5757'])).get('5757')).toMatchObject({ verdict: 'foreign', roomId: null });
    expect(await calls.dismissCall('5757', LATER)).toBe(false);
    expect(await calls.assignCall('5757', roomOf('a'), LATER, 0.5)).toBe(false);
  });

  it('leave their rooms to be looked for again when they are of none of them', async () => {
    await calls.dismissCall('5757', LATER);
    expect((await calls.dueRooms(LATER, 9)).map(({ sessionId, watch }) => [sessionId, watch]).toSorted()).toEqual([
      ['a', 'waiting'],
      ['b', 'waiting'],
    ]);
  });

  it('let those that shared the doubt be looked for again', async () => {
    await doubt('5757', '5858');
    expect(await calls.nextLook()).toBeNull();
    await calls.assignCall('5757', roomOf('a'), LATER, 0.5);
    const due = await calls.dueRooms(LATER, 9);
    expect(due.map(({ sessionId, watch }) => [sessionId, watch])).toContainEqual(['b', 'waiting']);
    expect((await calls.listDoubts(9)).map(({ callId }) => callId)).toEqual(['5858']);
  });

  it('are no doubt any more once a look finds whose they are, or a late worker noted them', async () => {
    const found = { ...doubtful('5757'), roomId: roomOf('a'), verdict: 'ours' as const };
    await calls.keepLook({ sessionId: 'a', roomIds: [roomOf('a')], calls: [found] }, LATER, 0.5);
    expect(await doubtCount()).toBe(0);
    await calls.noteSeen([doubtful('5757')], LATER);
    expect([await calls.listDoubts(9), await doubtCount()]).toEqual([[], 0]);
  });

  it('keep their sessions, until they are forgotten with their rooms', async () => {
    for (const claim of await storage.claimDue(LATER + MINUTE_MS, 9, MINUTE_MS)) await storage.finish([claim], LATER);
    const month = LATER + 30 * 24 * 60 * MINUTE_MS;
    expect(await storage.forgetSessions(month)).toBe(0);
    await calls.forgetRooms(month);
    expect([await storage.forgetSessions(month), await doubtCount()]).toEqual([2, 0]);
  });
});

describeEachStorage('the look at the log', (current) => {
  it('is told to every instance, as it was last', async () => {
    const { calls } = current().stores;
    expect(await calls.readReport()).toEqual(NOTHING_READ);
    const pause = { code: 'VIDEO_UNAUTHORIZED', reason: '8x8 refuses.', since: NOW, until: LATER };
    await calls.keepReport({ ...NOTHING_READ, pause });
    const report = { ...NOTHING_READ, readAt: NOW, readBackTo: NOW - MINUTE_MS, pages: 3, entries: 41, aheadMs: -7 };
    await calls.keepReport(report);
    expect(await (await current().open()).calls.readReport()).toEqual(report);
  });

  it('counts what somebody else called lately', async () => {
    const { calls } = current().stores;
    const foreign = (callId: string): NotedCall => ({
      callId,
      createdAt: NOW,
      finishedAt: null,
      durationS: null,
      letter: null,
      numberDiffers: false,
      hasTalk: false,
      roomId: null,
      verdict: 'foreign',
    });
    await calls.noteSeen([foreign('1')], NOW);
    await calls.noteSeen([foreign('2'), foreign('3')], LATER);
    expect(await calls.countCalls(LATER, LATER)).toEqual({ watched: 0, doubts: 0, foreign: 2, dueSince: null });
  });
});
