import { describe, expect, it } from 'vitest';
import { stateOf } from '../../test-support/sessions.ts';
import { applySwitches } from './apply-switches.ts';

const call = {
  callId: '5757',
  startedAt: 1,
  endedAt: 2,
  durationS: 3,
  numberDiffers: true,
  agentRating: 4,
  guestRating: null,
  isPending: true,
  readAt: 5,
};
const NO_FILES = { syncSnapshots: false, syncTranscript: false };
const written = (syncCallDetails: boolean, syncRatings: boolean) =>
  applySwitches(stateOf('a', { call }), { syncCallDetails, syncRatings, ...NO_FILES }).call;

describe('applySwitches', () => {
  it('lets everything be written where both are on', () => {
    expect(written(true, true)).toEqual(call);
  });

  it('leaves ratings out, and then nothing is to come', () => {
    const { agentRating, guestRating, ...details } = call;
    expect([agentRating, guestRating]).toEqual([4, null]);
    expect(written(true, false)).toEqual({ ...details, isPending: false });
  });

  it('leaves everything but ratings out', () => {
    expect(written(false, true)).toEqual({ agentRating: 4, guestRating: null, isPending: true });
    expect(written(false, false)).toEqual({ isPending: false });
  });

  it.each([
    [true, { syncSnapshots: true, syncTranscript: false }],
    [true, { syncSnapshots: false, syncTranscript: true }],
    [false, NO_FILES],
  ])('says that files are to come (%s) as far as they are to be written', (isPending, switches) => {
    const files = { pictures: 2, hasChat: false, isPending: true };
    const state = stateOf('a', { call: { ...call, isPending: false, files } });
    const { call: told } = applySwitches(state, { syncCallDetails: false, syncRatings: false, ...switches });
    expect(told).toEqual({ isPending, files });
  });

  it('makes no call of none', () => {
    const state = stateOf('a');
    expect(applySwitches(state, { syncCallDetails: true, syncRatings: true, ...NO_FILES })).toBe(state);
  });
});
