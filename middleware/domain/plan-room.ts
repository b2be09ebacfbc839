import { AppError } from '../errors/app-error.ts';
import { makeCallReference } from './call-reference.ts';
import { assertMayCall } from './do-not-call.ts';
import { findPhone } from './phone.ts';
import type { SessionRecord } from './session-record.ts';
import type { Settings } from './settings.ts';
import type { PlannedRoom } from './video-rooms.ts';

/**
 * What a session's room is ordered with.
 *
 * @throws AppError CALL_REFERENCE_INVALID, PHONE_MISSING, PHONE_INVALID, REGION_NOT_ALLOWED, DO_NOT_CALL
 */
export function planRoom(session: SessionRecord, settings: Settings): PlannedRoom {
  return {
    callReference: makeCallReference(settings.callReferencePattern, session.case?.values ?? null, session.name),
    ...(session.invitation === 'Link' ? BY_LINK : invite(session, settings)),
  };
}

type Invited = Pick<PlannedRoom, 'invitation' | 'phoneNumber'>;

const BY_LINK: Invited = { invitation: 'Link', phoneNumber: null };

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
    throw new AppError('CONTACT_MISSING', `${what} has no contact to call. Fill in the contact and start anew.`);
  }
  if (session.caseId !== null && session.case?.contactId !== contactId) {
    throw new AppError(
      'CASE_CONTACT_MISMATCH',
      'The case does not belong to this contact. Name the case’s own contact, or correct the contact on the case.',
    );
  }
  return contactId;
}

/** By SMS, or by link where the settings say so of a workflow's contact that has landlines only. */
function invite(session: SessionRecord, settings: Settings): Invited {
  const { contact, phoneField, origin } = session;
  const found = findPhone({
    numbers: contact?.phones ?? {},
    chosenField: phoneField,
    preference: settings.phoneFields,
    addresses: contact?.addresses ?? [],
    defaultRegion: settings.defaultRegion,
    allowedRegions: settings.allowedRegions,
    isSeen: origin !== 'Automation',
  });
  if (found.kind === 'noSms') {
    if (origin === 'Automation' && settings.landlineOnly === 'Link') return BY_LINK;
    throw found.refusal;
  }
  assertMayCall(session, settings);
  return { invitation: 'SMS', phoneNumber: found.e164 };
}
