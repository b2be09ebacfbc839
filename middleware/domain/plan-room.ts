import { AppError } from '../errors/app-error.ts';
import { makeCallReference } from './call-reference.ts';
import { BY_LINK, inviteContact } from './invite-contact.ts';
import type { SessionRecord } from './session-record.ts';
import type { FieldPlan, SettingProblem, Settings } from './settings.ts';
import type { PlannedRoom } from './video-rooms.ts';

/** What a room is planned by. */
interface PlanParts {
  readonly settings: Settings;
  readonly fields: Pick<FieldPlan, 'problems'>;
}

/**
 * What a session's room is ordered with.
 *
 * @throws AppError CALL_REFERENCE_INVALID, PHONE_MISSING, PHONE_INVALID, REGION_NOT_ALLOWED, DO_NOT_CALL; NOT_CONFIGURED
 *   if the settings do not tell which number to call
 */
export function planRoom(session: SessionRecord, { settings, fields: { problems } }: PlanParts): PlannedRoom {
  if (session.case !== null) assertFollowed(problems.callReference);
  const callReference = makeCallReference(settings.callReferencePattern, session.case?.values ?? null, session.name);
  if (session.invitation !== 'Link') assertFollowed(problems.numbers);
  const { invitation, phone } = session.invitation === 'Link' ? BY_LINK : inviteContact(session, settings);
  const own = settings.uniqueReferences ? { wantsOwnReference: true } : {};
  return { callReference, invitation, phoneNumber: phone?.e164 ?? null, ...own };
}

/** The same for a session that no person vouches for: the order, or why there will be none, which its owner is told. */
export function planUnattended(session: SessionRecord, parts: PlanParts): PlannedRoom | AppError {
  try {
    contactToCall(session);
    return planRoom(session, parts);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

/** @throws AppError if there is a problem with the setting */
export function assertFollowed(problem: SettingProblem | null): void {
  if (problem !== null) throw new AppError(problem.code, problem.message);
}

/** The contact that a session is about: its own, else the one of its case. */
export function contactOf(session: SessionRecord): string | null {
  return session.contactId ?? session.case?.contactId ?? null;
}

/**
 * The contact to call for a session that no person vouches for.
 *
 * @throws AppError CONTACT_MISSING, CASE_CONTACT_MISMATCH
 */
export function contactToCall(session: SessionRecord): string {
  const contactId = contactOf(session);
  if (contactId === null) {
    const what = session.caseId === null ? 'The video session' : 'The case';
    throw new AppError(
      'CONTACT_MISSING',
      `${what} has no contact to call. Fill in the contact, then press Start video on the case.`,
    );
  }
  if (session.caseId !== null && session.case?.contactId !== contactId) {
    throw new AppError(
      'CASE_CONTACT_MISMATCH',
      'The case does not belong to this contact. Name the case’s own contact, or correct the contact on the case.',
    );
  }
  return contactId;
}
