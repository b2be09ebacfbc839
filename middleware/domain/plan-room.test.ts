import { describe, expect, it } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { sessionRecordOf } from '../test-support/session-record.ts';
import { NO_PROBLEMS, settingsOf } from '../test-support/settings.ts';
import type { DoNotCall } from './do-not-call.ts';
import { planRoom } from './plan-room.ts';
import type { SessionRecord } from './session-record.ts';
import type { FieldPlan, Settings } from './settings.ts';

const settings = settingsOf();

const LANDLINE = { MobilePhone: null, Phone: '+49 30 123456' };

function sessionOf(
  origin: 'Agent' | 'Automation',
  phones: Record<string, string | null>,
  doNotCall: DoNotCall = { kind: 'none' },
  changes: Partial<SessionRecord> = {},
): SessionRecord {
  return sessionRecordOf({
    origin,
    caseId: null,
    case: null,
    contact: { phones, addresses: [], doNotCall },
    ...changes,
  });
}

function outcomeOf(
  session: SessionRecord,
  changes: Partial<Settings> = {},
  problems: FieldPlan['problems'] = NO_PROBLEMS,
): string {
  try {
    const { invitation, phoneNumber } = planRoom(session, {
      settings: { ...settings, ...changes },
      fields: { problems },
    });
    return `${invitation} ${phoneNumber ?? ''}`.trim();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

describe('planRoom', () => {
  it('lets a workflow’s call to a landline fail, or go by link, as the settings say', () => {
    const session = sessionOf('Automation', LANDLINE);
    expect(outcomeOf(session)).toBe('PHONE_INVALID');
    expect(outcomeOf(session, { landlineOnly: 'Link' })).toBe('Link');
    expect(outcomeOf(sessionOf('Automation', { Phone: '(415) 555-0134 x118' }), { landlineOnly: 'Link' })).toBe('Link');
  });

  it('makes no link of an agent’s SMS, nor of a number that cannot be read or is missing', () => {
    const byLink = { landlineOnly: 'Link' } as const;
    expect(outcomeOf(sessionOf('Agent', LANDLINE), byLink)).toBe('PHONE_INVALID');
    expect(outcomeOf(sessionOf('Automation', { Phone: 'ask reception' }), byLink)).toBe('PHONE_INVALID');
    expect(outcomeOf(sessionOf('Automation', { Phone: '+6512345678' }), byLink)).toBe('PHONE_INVALID');
    expect(outcomeOf(sessionOf('Agent', { Phone: '+6512345678' }))).toBe('SMS +6512345678');
    expect(outcomeOf(sessionOf('Automation', {}), byLink)).toBe('PHONE_MISSING');
  });

  const mobile = { MobilePhone: '+65 9123 4567' };
  const set: DoNotCall = { kind: 'set', field: 'DoNotCall' };
  const hidden: DoNotCall = { kind: 'hidden', field: 'DoNotCall' };

  it.each([set, hidden, { kind: 'set', field: 'Opted_Out__c' } as const])('sends no SMS for %j', (doNotCall) => {
    expect(outcomeOf(sessionOf('Agent', mobile, doNotCall))).toBe('DO_NOT_CALL');
    expect(outcomeOf(sessionOf('Automation', mobile, doNotCall))).toBe('DO_NOT_CALL');
  });

  it('takes the reason of an agent, and of nobody else', () => {
    const doNotCallReason = 'The customer asked for this call.';
    expect(outcomeOf(sessionOf('Agent', mobile, set, { doNotCallReason }))).toBe('SMS +6591234567');
    expect(outcomeOf(sessionOf('Agent', mobile, hidden, { doNotCallReason }))).toBe('SMS +6591234567');
    expect(outcomeOf(sessionOf('Automation', mobile, set, { doNotCallReason }))).toBe('DO_NOT_CALL');
  });

  it('lets a link pass, and everything where the org does not respect it', () => {
    expect(outcomeOf(sessionOf('Automation', mobile, set, { invitation: 'Link' }))).toBe('Link');
    expect(outcomeOf(sessionOf('Automation', mobile, set), { respectDoNotCall: false })).toBe('SMS +6591234567');
    expect(outcomeOf(sessionOf('Automation', LANDLINE, set), { landlineOnly: 'Link' })).toBe('Link');
  });

  it('refuses for a wrong setting only what needs it', () => {
    const message = 'It names Nope__c.';
    const reference = { ...NO_PROBLEMS, callReference: { code: 'CALL_REFERENCE_INVALID', message } } as const;
    const numbers = { ...NO_PROBLEMS, numbers: { code: 'NOT_CONFIGURED', message } } as const;
    const ofCase = { case: { contactId: '003', values: { CaseNumber: '00001026' } } };
    const noAsking: DoNotCall = { kind: 'none' };
    const withCase = sessionOf('Agent', mobile, noAsking, ofCase);
    expect(outcomeOf(withCase, {}, reference)).toBe('CALL_REFERENCE_INVALID');
    expect(outcomeOf(sessionOf('Agent', mobile), {}, reference)).toBe('SMS +6591234567');
    expect(outcomeOf(withCase, {}, numbers)).toBe('NOT_CONFIGURED');
    expect(outcomeOf(sessionOf('Agent', mobile, noAsking, { ...ofCase, invitation: 'Link' }), {}, numbers)).toBe(
      'Link',
    );
    const login = { ...NO_PROBLEMS, agentLogin: { code: 'NOT_CONFIGURED', message } } as const;
    expect(outcomeOf(withCase, {}, login)).toBe('SMS +6591234567');
  });
});
