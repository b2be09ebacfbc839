import { AppError } from '../errors/app-error.ts';
import { makeCallReference } from './call-reference.ts';
import { BY_LINK, inviteContact } from './invite-contact.ts';
import type { SessionRecord } from './session-record.ts';
import type { Settings } from './settings.ts';
import type { PlannedRoom } from './video-rooms.ts';

/**
 * What a session's room is ordered with.
 *
 * @throws AppError CALL_REFERENCE_INVALID, PHONE_MISSING, PHONE_INVALID, REGION_NOT_ALLOWED, DO_NOT_CALL
 */
export function planRoom(session: SessionRecord, settings: Settings): PlannedRoom {
  const callReference = makeCallReference(settings.callReferencePattern, session.case?.values ?? null, session.name);
  const { invitation, phone } = session.invitation === 'Link' ? BY_LINK : inviteContact(session, settings);
  const own = settings.uniqueReferences ? { wantsOwnReference: true } : {};
  return { callReference, invitation, phoneNumber: phone?.e164 ?? null, ...own };
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
