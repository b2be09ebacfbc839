import { MINUTE_MS, SECOND_MS } from '../time/clock.ts';
import { CLOCK_MAX_CORRECTION_MS, CLOCK_TOLERANCE_MS } from '../time/org-clock.ts';
import type { CheckDefinition } from './check.ts';

const NTP =
  'Set the clock of the machine that runs the middleware by NTP (timedatectl set-ntp true), then check again.';

/** The machine's clock is that of Salesforce, by which proofs, rooms and clean-up go. */
export const machineClock: CheckDefinition = {
  id: 'machine-clock',
  group: 'connection',
  run: ({ org: { login }, clockAheadMs }) => {
    if (login.kind !== 'known')
      return { state: 'not-applicable', finding: 'Not checked, because the middleware cannot log in to Salesforce.' };
    const aheadMs = clockAheadMs();
    if (aheadMs === null) {
      return {
        state: 'error',
        finding:
          'Salesforce’s answers have no Date header that can be read, so no proof is accepted and no call starts.',
        remedy: 'Let the proxy between the middleware and Salesforce pass the header Date on as it is.',
      };
    }
    if (Math.abs(aheadMs) <= CLOCK_TOLERANCE_MS)
      return { state: 'ok', finding: 'The clock of the middleware’s machine is that of Salesforce.' };
    const off = `The clock of the middleware’s machine is ${spanOf(aheadMs)} ${aheadMs > 0 ? 'ahead of' : 'behind'} Salesforce’s.`;
    if (Math.abs(aheadMs) <= CLOCK_MAX_CORRECTION_MS)
      return { state: 'warning', finding: `${off} The middleware goes by Salesforce’s.`, remedy: NTP };
    return { state: 'error', finding: `${off} That is too far to go by either.`, remedy: NTP };
  },
};

function spanOf(ms: number): string {
  const size = Math.abs(ms);
  return size < 2 * MINUTE_MS ? `${Math.round(size / SECOND_MS)} seconds` : `${Math.round(size / MINUTE_MS)} minutes`;
}
