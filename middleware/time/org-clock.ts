import { HOUR_MS, SECOND_MS, type Clock } from './clock.ts';

/** A clock that shows the org's time: what Salesforce stamps, and 8x8's rooms, are not compared with a wrong one. */
export interface OrgClock extends Clock {
  /** Notes what time the org said it is, milliseconds since 1970, just when it did. */
  observe(orgNow: number): void;
  /** How far the machine's clock is ahead of the org's, milliseconds, negative if behind; null before an answer told. */
  aheadMs(): number | null;
  /** Whether the time is the org's for sure: it told, and nobody set the machine's clock since. */
  isSteady(): boolean;
}

// A Date header has whole seconds and was some seconds on its way. A clock in step is left alone.
export const CLOCK_TOLERANCE_MS = 30 * SECOND_MS;
// Further off, rather the header is wrong: then nothing is compared with it.
export const CLOCK_MAX_CORRECTION_MS = 24 * HOUR_MS;

/** @param monotonicMs a time that nobody sets, milliseconds since any moment */
export function createOrgClock(machine: Clock, monotonicMs: () => number = () => performance.now()): OrgClock {
  let aheadMs: number | null = null;
  let correctionMs = 0;
  let seen: { readonly machine: number; readonly monotonic: number } | null = null;

  return {
    now: () => machine.now() - correctionMs,
    observe: (orgNow) => {
      aheadMs = machine.now() - orgNow;
      if (!(Math.abs(aheadMs) <= CLOCK_MAX_CORRECTION_MS)) {
        seen = null;
        return;
      }
      seen = { machine: machine.now(), monotonic: monotonicMs() };
      if (Math.abs(aheadMs - correctionMs) > CLOCK_TOLERANCE_MS)
        correctionMs = Math.abs(aheadMs) > CLOCK_TOLERANCE_MS ? aheadMs : 0;
    },
    aheadMs: () => aheadMs,
    isSteady: () => {
      if (seen === null) return false;
      const passed = { machine: machine.now() - seen.machine, monotonic: monotonicMs() - seen.monotonic };
      return Math.abs(passed.machine - passed.monotonic) <= CLOCK_TOLERANCE_MS;
    },
  };
}
