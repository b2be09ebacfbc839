import { assertMayCall } from './do-not-call.ts';
import { findPhone, type ChosenPhone } from './phone.ts';
import type { SessionRecord } from './session-record.ts';
import type { Invitation, Settings } from './settings.ts';

/** What of a session it depends on. */
export type InvitedSession = Pick<SessionRecord, 'contact' | 'phoneField' | 'origin' | 'doNotCallReason'>;
export type InviteSettings = Pick<
  Settings,
  'phoneFields' | 'defaultRegion' | 'allowedRegions' | 'landlineOnly' | 'respectDoNotCall'
>;

export interface Invited {
  readonly invitation: Invitation;
  /** Null where nobody is texted. */
  readonly phone: ChosenPhone | null;
}

export const BY_LINK: Invited = { invitation: 'Link', phone: null };

/**
 * By SMS, or by link where the settings say so of a workflow's contact that has landlines only.
 *
 * @throws AppError PHONE_MISSING, PHONE_INVALID, REGION_NOT_ALLOWED, DO_NOT_CALL
 */
export function inviteContact(session: InvitedSession, settings: InviteSettings): Invited {
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
  return { invitation: 'SMS', phone: { field: found.field, e164: found.e164 } };
}
