import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { MINUTE_MS, SECOND_MS } from '../../time/clock.ts';
import type { LoggedCall } from './logged-call.ts';
import { matchCalls, type MatchedRoom } from './match-calls.ts';

const NOW = Date.UTC(2026, 10, 23, 10);
const roomOf = (roomId: string, atMinute: number, changes: Partial<MatchedRoom> = {}): MatchedRoom => ({
  roomId,
  sessionId: `session of ${roomId}`,
  reference: '00001026',
  number: '6591234567',
  isHanded: true,
  createdAt: NOW + atMinute * MINUTE_MS,
  expiresAt: NOW + (atMinute + 15) * MINUTE_MS,
  hasCall: false,
  ...changes,
});
const callOf = (callId: string, atMinute: number, changes: Partial<LoggedCall> = {}): LoggedCall => ({
  callId,
  reference: '00001026',
  number: '6591234567',
  createdAt: NOW + atMinute * MINUTE_MS,
  finishedAt: null,
  durationS: null,
  letter: null,
  ...changes,
});
const pairs = (calls: readonly LoggedCall[], rooms: readonly MatchedRoom[], aheadMs = 0) =>
  Object.fromEntries(matchCalls(calls, rooms, aheadMs).ours.map(({ callId, roomId }) => [callId, roomId]));

describe('matchCalls', () => {
  it('gives a call to the one room of its reference and time', () => {
    expect(matchCalls([callOf('1', 1)], [roomOf('A', 0)])).toEqual({
      ours: [{ callId: '1', roomId: 'A', numberDiffers: false }],
      foreign: [],
      doubts: [],
    });
  });

  it.each([
    ['before the room', -0.1],
    ['after the room', 17.1],
    ['of another day', 24 * 60],
  ])('gives no room a call from %s', (_, minute) => {
    expect(matchCalls([callOf('1', minute)], [roomOf('A', 0)])).toMatchObject({ ours: [], foreign: ['1'] });
  });

  it.each([-5 / 60, 0, 15, 17])('takes a call that began %p minutes after its room', (minute) => {
    expect(pairs([callOf('1', minute)], [roomOf('A', 0)])).toEqual({ 1: 'A' });
  });

  it('corrects the time by the clock of 8x8', () => {
    expect(pairs([callOf('1', 60)], [roomOf('A', 0)], 59 * MINUTE_MS)).toEqual({ 1: 'A' });
    expect(pairs([callOf('1', 60)], [roomOf('A', 0)])).toEqual({});
  });

  it.each([
    ['none', null],
    ['another one', '00001027'],
    ['a part', '0001026'],
    ['a longer one', '000010260'],
  ])('gives no room a call whose reference is %s', (_, reference) => {
    expect(pairs([callOf('1', 1, { reference })], [roomOf('A', 0)])).toEqual({});
  });

  it('compares references without quotes and blanks, and without case only where that leaves one room', () => {
    const call = callOf('1', 1, { reference: ' “case-0001” ' });
    expect(pairs([call], [roomOf('A', 0, { reference: 'CASE-0001' })])).toEqual({ 1: 'A' });
    const two = [roomOf('A', 0, { reference: 'CASE-0001' }), roomOf('B', 0, { reference: 'Case-0001' })];
    expect(pairs([call], two)).toEqual({});
    expect(pairs([call], [...two, roomOf('C', 0, { reference: 'case-0001' })])).toEqual({ 1: 'C' });
  });

  it('gives no call to a room that nobody got', () => {
    expect(pairs([callOf('1', 1)], [roomOf('A', 0, { isHanded: false })])).toEqual({});
  });

  it('notes another number, and decides by the number where a room has the very one', () => {
    const other = callOf('1', 6, { number: '6598765432' });
    expect(matchCalls([other], [roomOf('A', 0)]).ours).toEqual([{ callId: '1', roomId: 'A', numberDiffers: true }]);
    expect(pairs([other], [roomOf('A', 0), roomOf('B', 5, { number: '6598765432' })])).toEqual({ 1: 'B' });
    expect(pairs([callOf('1', 6, { number: null })], [roomOf('A', 0)])).toEqual({ 1: 'A' });
  });

  it('gives two sessions of one case each its call, by elimination', () => {
    const rooms = [roomOf('A', 0), roomOf('B', 5)];
    const calls = [callOf('1', 1), callOf('2', 6)];
    expect(pairs(calls, rooms)).toEqual({ 1: 'A', 2: 'B' });
    expect(pairs(calls.toReversed(), rooms.toReversed())).toEqual({ 1: 'A', 2: 'B' });
    expect(pairs([callOf('2', 6)], [roomOf('A', 0, { hasCall: true }), roomOf('B', 5)])).toEqual({ 2: 'B' });
  });

  it('parks what two sessions could have alike, whichever of the calls are logged', () => {
    const rooms = [roomOf('A', 0), roomOf('B', 5)];
    expect(matchCalls([callOf('1', 6)], rooms)).toEqual({
      ours: [],
      foreign: [],
      doubts: [
        {
          callId: '1',
          candidates: [
            { roomId: 'A', numberDiffers: false },
            { roomId: 'B', numberDiffers: false },
          ],
        },
      ],
    });
    expect(matchCalls([callOf('1', 6), callOf('2', 7)], rooms)).toMatchObject({ ours: [], doubts: { length: 2 } });
    const three = [callOf('1', 1), callOf('2', 6), callOf('3', 7)];
    // One of the two later ones is the second session's, the other a second invitation of the first: which is which?
    expect(pairs(three, rooms)).toEqual({ 1: 'A' });
  });

  it('gives a room of its session all calls that no other session can have', () => {
    expect(pairs([callOf('1', 1), callOf('2', 4)], [roomOf('A', 0)])).toEqual({ 1: 'A', 2: 'A' });
  });

  it('takes the newest room of a session that was renewed', () => {
    const session = { sessionId: 'one' };
    const rooms = [roomOf('A', 0, session), roomOf('B', 15, session)];
    expect(pairs([callOf('1', 16)], rooms)).toEqual({ 1: 'B' });
    expect(pairs([callOf('1', 14)], rooms)).toEqual({ 1: 'A' });
  });

  it('never gives a call to two rooms, and decides the same in any order', () => {
    const room = fc
      .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 2 }), fc.constantFrom('1', '2', null))
      .map(([at, session, number]) => ({ at: at * 4, sessionId: String(session), number }));
    const call = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.constantFrom('1', '2', null));
    fc.assert(
      fc.property(fc.array(room, { maxLength: 5 }), fc.array(call, { maxLength: 5 }), (made, logged) => {
        const rooms = made.map(({ at, ...rest }, index) => roomOf(`room ${index}`, at, rest));
        const calls = logged.map(([at, number], index) => callOf(String(index), at, { number }));
        const matches = matchCalls(calls, rooms);
        const all = [...matches.ours.map(({ callId }) => callId), ...matches.foreign];
        for (const { callId } of matches.doubts) all.push(callId);
        expect(all.sort()).toEqual(calls.map(({ callId }) => callId).sort());
        expect(pairs(calls.toReversed(), rooms.toReversed())).toEqual(pairs(calls, rooms));
      }),
    );
  });
});

/** Numbers that look random and are the same in each run. */
function createDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Day {
  readonly rooms: readonly MatchedRoom[];
  readonly calls: readonly LoggedCall[];
  /** The room of each call, null for one of somebody else. */
  readonly truth: ReadonlyMap<string, string | null>;
}

const ROOMS = 20_000;
const DAY_MINUTES = 24 * 60;

/**
 * @param repeatMinutes within which a customer is called again, for 2 % of the rooms
 * @param loggedMinutes after which time at the latest an entry begins
 */
function simulateDay(repeatMinutes: number, loggedMinutes: number): Day {
  const dice = createDice(8801);
  const rooms: MatchedRoom[] = [];
  const calls: LoggedCall[] = [];
  const truth = new Map<string, string | null>();
  const log = (room: MatchedRoom, owner: string | null): void => {
    const callId = String(calls.length);
    const createdAt = room.createdAt + Math.round(dice() * loggedMinutes * MINUTE_MS) - 2 * SECOND_MS;
    calls.push({ ...callOf(callId, 0), reference: room.reference, createdAt, number: room.number });
    truth.set(callId, owner);
  };
  const isRecent = (repeatMinutes / DAY_MINUTES) * ROOMS;
  for (let index = 0; index < ROOMS; index += 1) {
    const earlier = rooms.at(-1 - Math.floor(dice() * Math.min(rooms.length, isRecent)));
    const isRepeat = dice() < 0.02 && earlier !== undefined;
    const reference = isRepeat ? earlier.reference : String(index).padStart(8, '0');
    const room = roomOf(`room ${index}`, (index / ROOMS) * DAY_MINUTES, { reference });
    rooms.push(room);
    // Some agents never sign in at 8x8.
    if (dice() < 0.97) log(room, room.roomId);
  }
  for (let index = 0; index < 400; index += 1) {
    // The portal's own calls and those of a copy of the org: the same references at other times of the day. Within the
    // very minutes of a room of ours nothing tells such a call apart, but for a prefix in the org's pattern.
    const room = rooms[Math.floor(dice() * ROOMS)];
    const createdAt = (room?.createdAt ?? 0) + (dice() < 0.5 ? 120 : -120) * MINUTE_MS;
    if (room !== undefined) log({ ...room, createdAt }, null);
  }
  return { rooms, calls, truth };
}

describe('a day of 20,000 rooms', () => {
  it.each([
    ['a customer is called again within an hour', 60, 2, 0.004],
    // All that share a reference overlap, and entries begin with the customer's arrival.
    ['every repeat overlaps', 7, 5, 0.02],
  ])('has no wrong match, takes no foreign call, and has few doubts where %s', (_, repeats, logged, doubtShare) => {
    const { rooms, calls, truth } = simulateDay(repeats, logged);
    const { ours, foreign, doubts } = matchCalls(calls, rooms);
    expect(ours.filter(({ callId, roomId }) => truth.get(callId) !== roomId)).toEqual([]);
    expect(foreign.every((callId) => truth.get(callId) === null)).toBe(true);
    expect(doubts.length).toBeLessThan(doubtShare * ROOMS);
    expect(ours.length).toBeGreaterThan(0.95 * ROOMS);
  });
});
