import { isOver, mergeSessions, readSession } from 'c/videoSessions';
import sessions from '../../../../../test/data/sessions.json';

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
    });
  });

  it.each([
    [{ Status__c: 'Ready' }, 'join'],
    [{ Status__c: 'Ready', Room_Expires_At__c: '2026-11-23T08:59:59.000Z' }, 'startAgain'],
    [{ Status__c: 'Active', Room_Expires_At__c: '2026-11-23T08:59:59.000Z' }, 'join'],
    [{ Status__c: 'Requested', Origin__c: 'Automation' }, 'join'],
    [{ Status__c: 'Requested', Origin__c: 'Agent' }, 'none'],
    [{ Status__c: 'Expired' }, 'startAgain'],
    [{ Status__c: 'Completed' }, 'none'],
    [{ Status__c: 'Cancelled' }, 'none'],
    [{ Status__c: 'Failed' }, 'none'],
    [{ Status__c: 'Ready', Contact__c: null }, 'none'],
  ])('offers for %j: %s', (changes, action) => {
    expect(session(changes).action).toBe(action);
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
