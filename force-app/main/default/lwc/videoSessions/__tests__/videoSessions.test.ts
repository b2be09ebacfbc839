import { isOver, mergeSessions, readSession } from 'c/videoSessions';
import sessions from '../../../../../test/data/sessions.json';

const ME = '005000000000001AAA';
const COLLEAGUE = { Agent__c: '005000000000002AAA', Agent__r: null };

jest.mock('@salesforce/user/Id', () => ({ default: '005000000000001' }), { virtual: true });

const NOW = Date.parse('2026-11-23T09:00:00.000Z');

function session(changes: Record<string, unknown> = {}) {
  const [record] = JSON.parse(JSON.stringify(sessions.records)) as LightningRecord[];
  for (const [field, value] of Object.entries(changes)) {
    Object.assign(record?.fields ?? {}, { [field]: { value } });
  }
  return readSession(record as LightningRecord, NOW);
}

describe('readSession', () => {
  it('reads a row of the list', () => {
    expect(session()).toEqual({
      id: 'a01000000000011AAA',
      name: 'VS-000011',
      contactId: '003000000000001AAA',
      caseId: '500000000000001AAA',
      status: 'Ready',
      statusLabel: 'Ready',
      callReference: '00001042',
      createdAt: '2026-11-20T09:00:00.000Z',
      action: 'join',
      isWaiting: false,
      colleague: undefined,
      outcome: {
        startedAt: '',
        endedAt: '',
        durationS: undefined,
        agentRating: undefined,
        guestRating: undefined,
        pictures: undefined,
        isPending: false,
        numberDiffers: false,
        reason: '',
      },
      mayChange: true,
    });
  });

  it.each([
    [{ Status__c: 'Ready' }, 'join'],
    [{ Status__c: 'Ready', Room_Expires_At__c: '2026-11-23T08:59:59.000Z' }, 'startAgain'],
    [{ Status__c: 'Active' }, 'join'],
    // A call goes on beyond the time of its room, which nobody can enter any more.
    [{ Status__c: 'Active', Room_Expires_At__c: '2026-11-23T08:59:59.000Z' }, 'none'],
    [{ Status__c: 'Requested', Origin__c: 'Automation' }, 'join'],
    [{ Status__c: 'Requested', Origin__c: 'Agent' }, 'none'],
    [{ Status__c: 'Expired' }, 'startAgain'],
    [{ Status__c: 'Completed' }, 'none'],
    [{ Status__c: 'Cancelled' }, 'none'],
    [{ Status__c: 'Failed' }, 'none'],
    [{ Status__c: 'Ready', Contact__c: null }, 'none'],
    [{ Status__c: 'Ready', Origin__c: 'Automation' }, 'join'],
    [{ Status__c: 'Expired', Origin__c: 'Automation' }, 'join'],
    [{ Status__c: 'Expired', Origin__c: 'Automation', Agent__c: ME }, 'startAgain'],
    [{ Status__c: 'Ready', Agent__c: ME }, 'join'],
    [{ Status__c: 'Ready', ...COLLEAGUE }, 'none'],
    [{ Status__c: 'Active', Origin__c: 'Automation', ...COLLEAGUE }, 'none'],
    [{ Status__c: 'Expired', ...COLLEAGUE }, 'startAgain'],
  ])('offers for %j: %s', (changes, action) => {
    expect(session(changes).action).toBe(action);
  });

  it.each([
    [{ Status__c: 'Requested', Origin__c: 'Automation' }, true],
    [{ Status__c: 'Expired', Origin__c: 'Automation' }, true],
    [{ Status__c: 'Ready', Origin__c: 'Automation', Agent__c: ME }, false],
    [{ Status__c: 'Failed', Origin__c: 'Automation' }, false],
    [{ Status__c: 'Ready' }, false],
  ])('says whether a room of a workflow waits for %j: %s', (changes, isWaiting) => {
    expect(session(changes).isWaiting).toBe(isWaiting);
  });

  it('reads what became of the call, as far as the user may see it and it makes sense', () => {
    const changes = {
      Started_At__c: '2026-11-23T08:04:00.000Z',
      Ended_At__c: '2026-11-23T08:16:00.000Z',
      Duration_Seconds__c: 705,
      Agent_Rating__c: 0,
      Guest_Rating__c: 5,
      Snapshot_Count__c: 3,
      Number_Differs__c: true,
      Outcome_Pending__c: true,
      Failure_Code__c: 'NO_ANSWER',
    };
    expect(session(changes).outcome).toEqual({
      startedAt: '2026-11-23T08:04:00.000Z',
      endedAt: '2026-11-23T08:16:00.000Z',
      durationS: 705,
      agentRating: undefined,
      guestRating: 5,
      pictures: 3,
      isPending: true,
      numberDiffers: true,
      reason: 'NO_ANSWER',
    });
    expect(session({ Duration_Seconds__c: 0 }).outcome.durationS).toBe(0);
  });

  it.each([
    [{ Status__c: 'Requested' }, true],
    [{ Status__c: 'Ready' }, true],
    [{ Status__c: 'Active', Room_Expires_At__c: '2026-11-20T08:59:59.000Z' }, true],
    [{ Status__c: 'Completed' }, false],
    [{ Status__c: 'Completed', Outcome_Pending__c: true }, true],
    // Its call may be logged late.
    [{ Status__c: 'Expired', Room_Expires_At__c: '2026-11-23T08:20:00.000Z' }, true],
    [{ Status__c: 'Expired', Room_Expires_At__c: '2026-11-23T08:10:00.000Z' }, false],
    [{ Status__c: 'Expired', Room_Expires_At__c: '2026-11-23T08:20:00.000Z', Failure_Code__c: 'NO_ANSWER' }, false],
    [{ Status__c: 'Cancelled' }, false],
  ])('says whether %j may change by itself: %s', (changes, mayChange) => {
    expect(session(changes).mayChange).toBe(mayChange);
  });

  it('names the colleague who holds the room, as long as it is open', () => {
    const [record] = JSON.parse(JSON.stringify(sessions.records)) as LightningRecord[];
    Object.assign(record?.fields ?? {}, {
      Agent__c: { value: '005000000000002AAA' },
      Agent__r: { displayValue: 'Tomas Oyelaran', value: null },
    });
    expect(readSession(record as LightningRecord, NOW).colleague).toBe('Tomas Oyelaran');
    Object.assign(record?.fields ?? {}, { Status__c: { value: 'Expired' } });
    expect(readSession(record as LightningRecord, NOW).colleague).toBeUndefined();
  });

  it('knows when a session is over', () => {
    expect(isOver(session({ Status__c: 'Completed' }))).toBe(true);
    expect(isOver(session({ Status__c: 'Active' }))).toBe(false);
  });
});

describe('mergeSessions', () => {
  const listed = [session(), { ...session(), id: 'older', createdAt: '2026-11-01T09:00:00.000Z' }];

  it('puts a session that the list does not know yet in its place', () => {
    const own = { ...session(), id: 'own', createdAt: '2026-11-23T09:00:00.000Z' };
    expect(mergeSessions(listed, own).map(({ id }) => id)).toEqual(['own', 'a01000000000011AAA', 'older']);
  });

  it('shows the newer state of a session that is in the list', () => {
    const own = { ...session(), status: 'Completed' };
    expect(mergeSessions(listed, own).map(({ status }) => status)).toEqual(['Completed', 'Ready']);
  });
});
