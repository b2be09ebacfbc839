import { describe, expect, it } from 'vitest';
import type { Call, Room } from '../types.ts';
import { ROOM_LIFETIME_MS, endCall, enter, leave, phaseOf, settle } from './room.ts';

const createCall = (): Call => ({
  id: 1,
  createdAt: 0,
  talkMs: 0,
  ratings: {},
  conversation: [],
  snapshots: new Map(),
});
const createRoom = (): Room => ({
  code: 'code',
  callReference: '00001026',
  createdAt: 0,
  expiresAt: ROOM_LIFETIME_MS,
  smsSent: false,
  present: { agent: false, guest: false },
  epoch: 0,
  earlierCalls: [],
});
function createActiveRoom() {
  const room: Room & { call: Call } = { ...createRoom(), call: createCall() };
  enter(room, 'agent', 1_000);
  enter(room, 'guest', 5_000);
  return room;
}

describe('a room', () => {
  it('waits for 15 minutes, then it is expired', () => {
    const room = createRoom();
    expect(phaseOf(room, ROOM_LIFETIME_MS - 1)).toBe('waiting');
    expect(phaseOf(room, ROOM_LIFETIME_MS)).toBe('expired');
  });

  it('goes on waiting while only one is there', () => {
    const room = { ...createRoom(), call: createCall() };
    enter(room, 'agent', 1_000);
    expect(phaseOf(room, 2_000)).toBe('waiting');
    expect(room.call.startedAt).toBeUndefined();
  });

  it('is active from when both are there, beyond its 15 minutes', () => {
    const room = createActiveRoom();
    expect(room.call.startedAt).toBe(5_000);
    expect(phaseOf(room, ROOM_LIFETIME_MS * 2)).toBe('active');
  });

  it('counts only the time in which both are connected', () => {
    const room = createActiveRoom();
    leave(room, 'guest', 15_000);
    enter(room, 'guest', 60_000);
    endCall(room, 65_000);
    expect(room.call).toMatchObject({ startedAt: 5_000, finishedAt: 65_000, talkMs: 15_000 });
    expect(phaseOf(room, 65_000)).toBe('ended');
  });

  it('can be taken up again until its 15 minutes are over, then the call has ended when the last one left', () => {
    const room = createActiveRoom();
    leave(room, 'guest', 10_000);
    leave(room, 'agent', 12_000);
    settle(room, ROOM_LIFETIME_MS - 1);
    expect(phaseOf(room, ROOM_LIFETIME_MS - 1)).toBe('active');
    settle(room, ROOM_LIFETIME_MS);
    expect(phaseOf(room, ROOM_LIFETIME_MS)).toBe('ended');
    expect(room.call).toMatchObject({ finishedAt: 12_000, talkMs: 5_000 });
  });

  it('has no call to end before the guest is there', () => {
    const room = { ...createRoom(), call: createCall() };
    enter(room, 'agent', 1_000);
    endCall(room, 2_000);
    expect(phaseOf(room, 2_000)).toBe('waiting');
  });

  it('ends once', () => {
    const room = createActiveRoom();
    endCall(room, 10_000);
    endCall(room, 20_000);
    expect(room.call.finishedAt).toBe(10_000);
  });

  it('tells arrivals apart', () => {
    const room = createActiveRoom();
    const before = room.epoch;
    leave(room, 'guest', 6_000);
    enter(room, 'guest', 7_000);
    expect(room.epoch).toBe(before + 1);
  });
});
