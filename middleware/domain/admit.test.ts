import { describe, expect, it } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { sessionRecordOf } from '../test-support/session-record.ts';
import { NOW, room as anyRoom } from '../test-support/sessions.ts';
import { admit } from './admit.ts';
import type { RoomFacts, RoomQuestion } from './room-facts.ts';
import type { Room } from './session-state.ts';

const AGENT = '005000000000001AAA';
const question: RoomQuestion = {
  sessionId: 'a00000000000001AAA',
  proofId: 'a01000000000001AAA',
  contactId: '003000000000001AAA',
  caseId: '500000000000001AAA',
};
const session = sessionRecordOf({
  id: question.sessionId,
  contactId: question.contactId,
  caseId: question.caseId,
  createdById: AGENT,
  case: { contactId: question.contactId, values: {} },
});
const room: Room = { ...anyRoom, agentId: AGENT };
const facts: RoomFacts = {
  orgNow: NOW,
  settingsRevision: '1',
  proof: null,
  session,
  person: { id: AGENT, login: 'agent@acme.example', isActive: true },
  readableIds: new Set([question.contactId, '500000000000001AAA']),
};

function codeOf(changes: Partial<RoomFacts>, asked: Partial<RoomQuestion> = {}, stored: Room | null = null): string {
  try {
    admit({ ...question, ...asked }, { ...facts, ...changes }, stored, NOW);
    return 'admitted';
  } catch (error) {
    return error instanceof AppError ? error.code : 'unexpected';
  }
}

describe('admit', () => {
  it('admits the agent who asked and may see contact and case', () => {
    expect(admit(question, facts, null, NOW)).toEqual({ session, personId: AGENT, login: 'agent@acme.example' });
  });

  it('refuses a person who may not read the contact, or the case', () => {
    expect(codeOf({ readableIds: new Set() })).toBe('ACCESS_DENIED');
    expect(codeOf({ readableIds: new Set([question.contactId]) })).toBe('ACCESS_DENIED');
    expect(codeOf({ readableIds: new Set(['500000000000001AAA']) })).toBe('ACCESS_DENIED');
  });

  it('refuses when the session points elsewhere than the request, whatever its lookups were before', () => {
    expect(codeOf({ session: { ...session, contactId: '003000000000002AAA' } })).toBe('ACCESS_DENIED');
    expect(codeOf({ session: { ...session, caseId: '500000000000002AAA' } })).toBe('ACCESS_DENIED');
    expect(codeOf({}, { caseId: null })).toBe('ACCESS_DENIED');
  });

  it('refuses a session whose personal data was removed: a room would fill it again', () => {
    expect(codeOf({ session: { ...session, status: 'Expired' } })).toBe('admitted');
    expect(codeOf({ session: { ...session, status: 'Expired', isRemoved: true } })).toBe('SESSION_CLOSED');
  });

  it('refuses a case of another contact, or of none', () => {
    expect(codeOf({ session: { ...session, case: { contactId: '003000000000002AAA', values: {} } } })).toBe(
      'CASE_CONTACT_MISMATCH',
    );
    expect(codeOf({ session: { ...session, case: { contactId: null, values: {} } } })).toBe('CASE_CONTACT_MISMATCH');
  });

  it('tells nothing of the case to a person who may not read it', () => {
    const mismatch = { ...session, case: { contactId: null, values: {} } };
    expect(codeOf({ session: mismatch, readableIds: new Set([question.contactId]) })).toBe('ACCESS_DENIED');
  });

  it.each(['Completed', 'Cancelled'] as const)('refuses a session that is %s', (status) => {
    expect(codeOf({ session: { ...session, status } })).toBe('SESSION_CLOSED');
  });

  it.each(['Requested', 'Ready', 'Active', 'Expired', 'Failed'] as const)(
    'admits to a session that is %s',
    (status) => {
      expect(codeOf({ session: { ...session, status } })).toBe('admitted');
    },
  );

  it('refuses a valid room of another agent, and gives it away once it expired', () => {
    expect(codeOf({}, {}, { ...room, agentId: '005000000000002AAA' })).toBe('SESSION_CLOSED');
    expect(codeOf({}, {}, { ...room, agentId: '005000000000002AAA', expiresAt: NOW })).toBe('admitted');
    expect(codeOf({}, {}, room)).toBe('admitted');
  });

  it('admits anybody who may read the records to a room that waits for its agent', () => {
    const automated = { ...session, origin: 'Automation', createdById: '005000000000009AAA' } as const;
    expect(codeOf({ session: automated }, {}, { ...room, agentId: null })).toBe('admitted');
    expect(codeOf({ session: automated, readableIds: new Set() }, {}, { ...room, agentId: null })).toBe(
      'ACCESS_DENIED',
    );
  });

  it('lets nobody take up the request of another agent, and anybody that of a workflow', () => {
    const foreign = { ...session, createdById: '005000000000002AAA' };
    expect(codeOf({ session: foreign })).toBe('SESSION_CLOSED');
    expect(codeOf({ session: { ...foreign, status: 'Failed' } })).toBe('SESSION_CLOSED');
    expect(codeOf({ session: { ...foreign, status: 'Expired' } })).toBe('admitted');
    expect(codeOf({ session: { ...foreign, origin: 'Automation' } })).toBe('admitted');
  });

  it('refuses a person who is inactive, gone or without a login, and a session that is gone', () => {
    expect(codeOf({ person: null })).toBe('ACCESS_DENIED');
    expect(codeOf({ person: { id: AGENT, login: 'a@b.example', isActive: false } })).toBe('ACCESS_DENIED');
    expect(codeOf({ person: { id: AGENT, login: null, isActive: true } })).toBe('NOT_CONFIGURED');
    expect(codeOf({ session: null })).toBe('SESSION_NOT_FOUND');
  });
});
