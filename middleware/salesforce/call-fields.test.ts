import { describe, expect, it } from 'vitest';
import type { SessionCall } from '../domain/call-log/session-outcome.ts';
import { callFields } from './call-fields.ts';

const call: SessionCall = {
  callId: '5757',
  letter: 'E',
  startedAt: Date.UTC(2026, 10, 23, 10, 2, 3, 999),
  endedAt: Date.UTC(2026, 10, 23, 10, 14),
  durationS: 705,
  hasTalk: true,
  numberDiffers: false,
  agentRating: null,
  guestRating: 5,
  isPending: true,
  readAt: Date.UTC(2026, 10, 23, 10, 15),
};

describe('callFields', () => {
  it('fills each field that has a value, with whole seconds, and takes none away', () => {
    expect(callFields(call)).toEqual({
      Video_Call_Id__c: '5757',
      Video_Call_Status__c: 'E',
      Started_At__c: '2026-11-23T10:02:03.000Z',
      Ended_At__c: '2026-11-23T10:14:00.000Z',
      Duration_Seconds__c: 705,
      Guest_Rating__c: 5,
      Number_Differs__c: false,
      Outcome_Pending__c: true,
      Outcome_Read_At__c: '2026-11-23T10:15:00.000Z',
    });
  });

  it('says that nothing is to come any more, and that the number was another one', () => {
    const settled = callFields({ ...call, isPending: false, numberDiffers: true });
    expect(settled).toMatchObject({ Outcome_Pending__c: false, Number_Differs__c: true });
  });

  it('tells no duration before the end, and nothing of no call', () => {
    expect(callFields({ ...call, endedAt: null })).not.toHaveProperty('Duration_Seconds__c');
    expect(callFields(undefined)).toEqual({});
  });
});
