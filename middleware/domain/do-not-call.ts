import { AppError } from '../errors/app-error.ts';
import type { Settings } from './settings.ts';

/** What the contact says of being called, in the fields that the settings respect. */
export type DoNotCall =
  | { readonly kind: 'none' }
  | { readonly kind: 'set'; readonly field: string }
  /** Our user may not read the field: it may be set. */
  | { readonly kind: 'hidden'; readonly field: string };

/** What of a session record it depends on. */
interface Asking {
  readonly origin: 'Agent' | 'Automation';
  readonly doNotCallReason: string | null;
  readonly contact: { readonly doNotCall: DoNotCall } | null;
}

/**
 * No SMS goes to somebody who asked not to be called. An agent may have a reason, which then stands on the session; a
 * workflow has none. A link is no call: whoever gets it opens it or does not.
 *
 * @throws AppError DO_NOT_CALL
 */
export function assertMayCall(session: Asking, settings: Pick<Settings, 'respectDoNotCall'>): void {
  const state = session.contact?.doNotCall ?? { kind: 'none' };
  if (!settings.respectDoNotCall || state.kind === 'none') return;
  if (session.origin === 'Agent' && session.doNotCallReason !== null) return;
  throw new AppError('DO_NOT_CALL', state.kind === 'set' ? askedFor(state.field) : notReadable(state.field));
}

function askedFor(field: string): string {
  return (
    `The contact has ${field} ticked, so no SMS is sent. Start the call from the page of the contact or case and give a ` +
    'reason there, or invite by link.'
  );
}

function notReadable(field: string): string {
  return (
    `The integration user may not read ${field} of the contact, so nobody knows whether an SMS may be sent. Give it read ` +
    'access to the field, or switch off Respect Do Not Call (tab Video Setup, step Calls). An agent may give a reason ' +
    'and start all the same, or invite by link.'
  );
}
