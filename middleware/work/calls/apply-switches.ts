import type { SessionCall } from '../../domain/call-log/session-outcome.ts';
import type { SessionState } from '../../domain/session-state.ts';
import type { Settings } from '../../domain/settings.ts';

export type OutcomeSwitches = Pick<Settings, 'syncCallDetails' | 'syncRatings' | 'syncSnapshots' | 'syncTranscript'>;

/** A state with as much of its call as the settings of this moment let be written. */
export function applySwitches(state: SessionState, switches: OutcomeSwitches): SessionState {
  const { call, ...rest } = state;
  if (call === undefined) return state;
  const { agentRating = null, guestRating = null, isPending = false, files, ...details } = call;
  const areFilesPending = files?.isPending === true && (switches.syncSnapshots || switches.syncTranscript);
  const written: Partial<SessionCall> = {
    ...(switches.syncCallDetails ? details : {}),
    ...(switches.syncRatings ? { agentRating, guestRating } : {}),
    // Nothing is said to arrive that would not be written.
    isPending: (isPending && switches.syncRatings) || areFilesPending,
    // Each was written by its own switch: here is only said how many there are.
    ...(files === undefined ? {} : { files }),
  };
  return { ...rest, call: written };
}
