import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { MINUTE_MS } from '../../time/clock.ts';
import { SESSION_STATUSES } from '../session-status.ts';
import { outcomeOf, progressOf, type FoundCall } from './call-outcome.ts';
import { sessionCall, sessionVerdict, type RoomOutcome } from './session-outcome.ts';

const NOW = Date.UTC(2026, 10, 23, 10);
const callOf = (atMinute: number, talkS: number | null, changes: Partial<FoundCall> = {}): FoundCall => ({
  callId: `at ${atMinute}`,
  createdAt: NOW + atMinute * MINUTE_MS,
  finishedAt: NOW + (atMinute + 5) * MINUTE_MS,
  durationS: talkS,
  letter: 'E',
  numberDiffers: false,
  hasTalk: talkS !== null && talkS > 0,
  ...changes,
});
const running = (atMinute: number): FoundCall => callOf(atMinute, 0, { finishedAt: null });
const roomOf = (atMinute: number, calls: readonly FoundCall[], nowMinute: number, isNotLogged = false): RoomOutcome => {
  const outcome = outcomeOf(calls);
  return {
    createdAt: NOW + atMinute * MINUTE_MS,
    expiresAt: NOW + (atMinute + 15) * MINUTE_MS,
    progress: progressOf(calls, NOW + nowMinute * MINUTE_MS),
    call: outcome === null ? null : { ...outcome, agentRating: null, guestRating: null, isPending: false, readAt: NOW },
    isNotLogged,
  };
};
const verdict = (
  status: (typeof SESSION_STATUSES)[number],
  nowMinute: number,
  ...rooms: (readonly FoundCall[])[]
): string => {
  const outcomes = rooms.map((calls, index) => roomOf(index * 16, calls, nowMinute));
  const { status: next, reason } = sessionVerdict(status, outcomes, NOW + nowMinute * MINUTE_MS);
  return reason === null ? next : `${next} ${reason}`;
};

describe('outcomeOf', () => {
  it('adds up the talks of a room whose invitation was sent again', () => {
    expect(outcomeOf([callOf(8, 60), callOf(1, 25)])).toEqual({
      callId: 'at 8',
      letter: 'E',
      startedAt: NOW + MINUTE_MS,
      endedAt: NOW + 13 * MINUTE_MS,
      durationS: 85,
      hasTalk: true,
      numberDiffers: false,
    });
  });

  it('takes the call with talk before a later one without, and an unknown duration for none', () => {
    expect(outcomeOf([callOf(1, 25), callOf(8, 0)])).toMatchObject({ callId: 'at 1', durationS: 25 });
    expect(outcomeOf([callOf(1, null)])).toMatchObject({ durationS: null, hasTalk: false });
    expect(outcomeOf([])).toBeNull();
  });
});

describe('sessionCall', () => {
  it('adds up a renewed session, and is not hidden by an empty room', () => {
    const rooms = [roomOf(0, [callOf(1, 25)], 40), roomOf(16, [callOf(17, 60)], 40), roomOf(32, [callOf(33, 0)], 40)];
    expect(sessionCall(rooms)).toMatchObject({
      callId: 'at 17',
      startedAt: NOW + MINUTE_MS,
      endedAt: NOW + 38 * MINUTE_MS,
      durationS: 85,
    });
    expect(sessionCall([roomOf(0, [], 40)])).toBeNull();
  });

  it.each([
    ['in the first room', [callOf(1, 25, { numberDiffers: true })], [callOf(17, 60)], true],
    ['where nobody came, after a talk', [callOf(1, 25)], [callOf(17, 0, { numberDiffers: true })], false],
    ['where nobody came at all', [callOf(1, 0)], [callOf(17, 0, { numberDiffers: true })], true],
    ['in a second talk of the room', [callOf(1, 25), callOf(2, 25, { numberDiffers: true })], [], true],
    ['nowhere', [callOf(1, 25)], [callOf(17, 60)], false],
  ])('says whether another number was called: %s', (_, first, second, expected) => {
    expect(sessionCall([roomOf(0, first, 40), roomOf(16, second, 40)])?.numberDiffers).toBe(expected);
  });
});

describe('sessionVerdict', () => {
  it.each([
    ['Ready', 1, [running(0)], 'Active'],
    ['Active', 40, [running(0)], 'Active'],
    ['Expired', 40, [running(0)], 'Expired'],
    ['Active', 24 * 60 + 1, [running(0)], 'Expired ENDED_UNKNOWN'],
    ['Active', 24 * 60 + 1, [callOf(0, 25, { finishedAt: null })], 'Completed ENDED_UNKNOWN'],
    ['Active', 6, [callOf(0, 25)], 'Completed'],
    ['Expired', 40, [callOf(0, 25)], 'Completed'],
    ['Ready', 40, [callOf(0, 25)], 'Completed'],
    ['Active', 6, [callOf(0, 0)], 'Ready NO_ANSWER'],
    ['Active', 16, [callOf(0, 0)], 'Expired NO_ANSWER'],
    ['Ready', 16, [callOf(0, null)], 'Expired NO_ANSWER'],
    ['Active', 16, [callOf(0, null, { hasTalk: true })], 'Completed'],
    ['Ready', 1, [], 'Ready'],
    ['Expired', 16, [], 'Expired'],
    ['Cancelled', 6, [callOf(0, 25)], 'Cancelled'],
    ['Cancelled', 6, [running(0)], 'Cancelled'],
    ['Failed', 40, [callOf(0, 25)], 'Completed'],
    ['Failed', 40, [callOf(0, 0)], 'Failed'],
  ] as const)('makes of %s after %p minutes with %j: %s', (status, minute, calls, expected) => {
    expect(verdict(status, minute, calls)).toBe(expected);
  });

  it('looks at all rooms of a renewed session', () => {
    expect(verdict('Ready', 17, [callOf(0, 0)], [])).toBe('Ready NO_ANSWER');
    expect(verdict('Ready', 18, [callOf(0, 0)], [running(17)])).toBe('Active');
    expect(verdict('Active', 40, [callOf(0, 0)], [callOf(17, 30)])).toBe('Completed');
  });

  it('says that nothing was logged once it was looked for long enough', () => {
    const room = roomOf(0, [], 60, true);
    expect(sessionVerdict('Expired', [room], NOW + 60 * MINUTE_MS)).toEqual({
      status: 'Expired',
      reason: 'NOT_LOGGED',
    });
  });

  it('never makes Active of what is over, and never takes back a call that took place', () => {
    const call = fc
      .tuple(fc.integer({ min: 0, max: 30 }), fc.constantFrom(0, 25, null), fc.boolean())
      .map(([at, talk, isOpen]) => callOf(at, talk, isOpen ? { finishedAt: null } : {}));
    fc.assert(
      fc.property(
        fc.constantFrom(...SESSION_STATUSES),
        fc.array(fc.array(call, { maxLength: 3 }), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 0, max: 3000 }),
        (status, rooms, minute) => {
          const outcomes = rooms.map((calls, index) => roomOf(index * 16, calls, minute));
          const { status: next } = sessionVerdict(status, outcomes, NOW + minute * MINUTE_MS);
          if (next === 'Active') expect(['Ready', 'Active']).toContain(status);
          if (status === 'Completed') expect(next).toBe('Completed');
          if (status === 'Cancelled') expect(next).toBe('Cancelled');
        },
      ),
    );
  });
});
