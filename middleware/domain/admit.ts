import { AppError } from '../errors/app-error.ts';
import { contactOf } from './plan-room.ts';
import type { RoomFacts, RoomQuestion } from './room-facts.ts';
import type { SessionRecord } from './session-record.ts';
import type { Room } from './session-state.ts';

export interface Admission {
  readonly session: SessionRecord;
  readonly personId: string;
  /** The person's login at 8x8. */
  readonly login: string;
}

/**
 * Decides whether a person with an accepted proof may have a room for a session.
 * The order matters: who may see the records is settled before anything about them is told.
 *
 * @throws AppError SESSION_NOT_FOUND, ACCESS_DENIED, SESSION_CLOSED, CASE_CONTACT_MISMATCH, NOT_CONFIGURED
 */
export function admit(question: RoomQuestion, facts: RoomFacts, room: Room | null, now: number): Admission {
  const { session, person } = facts;
  if (!person?.isActive) {
    throw new AppError('ACCESS_DENIED', 'Your user is not active in Salesforce. Ask an administrator.');
  }
  if (session === null) {
    throw new AppError('SESSION_NOT_FOUND', 'This video session does not exist any more. Start a new one.');
  }
  assertMayRead(question, session, facts.readableIds);
  assertMayHold(session, person.id, room, now);
  if (question.caseId !== null && session.case?.contactId !== question.contactId) {
    throw new AppError(
      'CASE_CONTACT_MISMATCH',
      'The case does not belong to this contact. Choose one of the contact’s own cases, or correct the contact on the case.',
    );
  }
  if (person.login === null) {
    throw new AppError(
      'NOT_CONFIGURED',
      'Your Salesforce user has no login for 8x8. Ask an administrator to fill the field named in Video Settings, Agent Login Field.',
    );
  }
  return { session, personId: person.id, login: person.login };
}

function assertMayRead(question: RoomQuestion, session: SessionRecord, readableIds: ReadonlySet<string>): void {
  // What was asked about must be what the session says now, or access would be checked on other records than are used.
  if (contactOf(session) !== question.contactId || session.caseId !== question.caseId) {
    throw new AppError(
      'ACCESS_DENIED',
      'The video session belongs to another contact or case. Reload the page and start again.',
    );
  }
  const asked = [question.contactId, ...(question.caseId === null ? [] : [question.caseId])];
  if (!asked.every((id) => readableIds.has(id))) {
    throw new AppError(
      'ACCESS_DENIED',
      'You have no access to the contact or the case of this call. Ask their owner or an administrator to share them with you.',
    );
  }
}

/**
 * A valid room belongs to the person it was handed to.
 *
 * @throws AppError SESSION_CLOSED for anybody else
 */
export function assertIsAgent(room: Room, personId: string): void {
  if (room.agentId === personId) return;
  throw new AppError(
    'SESSION_CLOSED',
    'Another agent is in this call. Start a call of your own, or wait until it is over.',
  );
}

function assertMayHold(session: SessionRecord, personId: string, room: Room | null, now: number): void {
  // A room would fill it again, and nothing would remove that.
  if (session.status === 'Completed' || session.status === 'Cancelled' || session.isRemoved) {
    throw new AppError('SESSION_CLOSED', 'This call is over. Start a new one.');
  }
  if (room !== null && room.expiresAt > now && room.agentId !== null) assertIsAgent(room, personId);
  // Nobody's request is taken up by somebody else before it had a room; a workflow's request is there for anybody.
  if (
    room === null &&
    (session.status === 'Requested' || session.status === 'Failed') &&
    session.origin === 'Agent' &&
    session.createdById !== personId
  ) {
    throw new AppError('SESSION_CLOSED', 'Another agent is starting this call. Start a call of your own.');
  }
}
