import { AppError } from '../errors/app-error.ts';
import type { ErrorCode } from '../errors/error-catalogue.ts';
import { contactOf } from './plan-room.ts';
import type { SessionRecord } from './session-record.ts';
import { nextRevision, type SessionState } from './session-state.ts';
import type { Settings } from './settings.ts';
import type { PlannedRoom, VideoRoom } from './video-rooms.ts';

// What these say is wrong with the connection or its settings: the session has done nothing.
const NOT_THE_SESSIONS: readonly ErrorCode[] = [
  'NOT_CONFIGURED',
  'VIDEO_UNAUTHORIZED',
  'WRONG_ORG',
  'INTERNAL_ERROR',
  'SESSION_UNREADABLE',
];

/** Whether an error is the verdict on one session, which no other attempt would change. */
export function isVerdict(error: unknown): error is AppError {
  return error instanceof AppError && !error.retryable && !NOT_THE_SESSIONS.includes(error.code);
}

/**
 * The state of a session whose room waits for the first person who joins.
 *
 * @param createdAt when the room was ordered, milliseconds since 1970
 */
export function readyState(
  session: SessionRecord,
  settings: Settings,
  order: PlannedRoom,
  { expiresAt, callReference, ...links }: VideoRoom,
  createdAt: number,
): SessionState {
  const room = { ...order, callReference, links, agentId: null, createdAt, expiresAt };
  return { ...baseOf(session, settings, createdAt), status: 'Ready', room, failure: null };
}

/** The state of a session that gets no room, with the reason. @param now milliseconds since 1970 */
export function failedState(session: SessionRecord, settings: Settings, error: AppError, now: number): SessionState {
  const failure = { code: error.code, message: error.message };
  return { ...baseOf(session, settings, now), status: 'Failed', room: null, failure };
}

function baseOf(session: SessionRecord, { updateCase, updateContact }: Settings, now: number) {
  const contactId = contactOf(session);
  return {
    sessionId: session.id,
    contactId,
    caseId: session.caseId,
    ...(session.contactId === null && contactId !== null ? { fillsContact: true } : {}),
    revision: nextRevision(now, session.syncRevision),
    updateCase,
    updateContact,
  };
}
