import { HOUR_MS, SECOND_MS, type Clock } from './clock.ts';

/** What is known of the org's time: `in doubt` where answers contradict each other, or too few have told. */
export type OrgTime = 'known' | 'unknown' | 'in doubt';

/** A clock that shows the org's time: what Salesforce stamps, and 8x8's rooms, are not compared with a wrong one. */
export interface OrgClock extends Clock {
  /** Notes what time the org said it is, milliseconds since 1970, just when it did. */
  observe(orgNow: number): void;
  /** How far the machine's clock is ahead of the org's, milliseconds, negative if behind; null before an answer told. */
  aheadMs(): number | null;
  /** Whether the time is the org's for sure: enough answers agree, and nobody set the machine's clock since. */
  isSteady(): boolean;
  /** Whether what the org said is not confirmed, or contradicts itself: nothing should end by this time yet. */
  isInDoubt(): boolean;
}

// A Date header has whole seconds and was some seconds on its way. A clock in step is left alone.
export const CLOCK_TOLERANCE_MS = 30 * SECOND_MS;
// Further off, rather the header is wrong: then nothing is compared with it.
export const CLOCK_MAX_CORRECTION_MS = 24 * HOUR_MS;
/** Answers in a row that must agree: a single wrong one, of a cache or a proxy on the way, moves no clock. */
export const AGREEING_ANSWERS = 3;

interface Told {
  readonly aheadMs: number;
  readonly times: number;
}

/** @param monotonicMs a time that nobody sets, milliseconds since any moment */
export function createOrgClock(machine: Clock, monotonicMs: () => number = () => performance.now()): OrgClock {
  let aheadMs: number | null = null;
  // The first answer is better than none. It counts, and is confirmed by those after it.
  let believed: Told | null = null;
  /** Answers of late that say otherwise. */
  let other: Told | null = null;
  let seen: { readonly machine: number; readonly monotonic: number } | null = null;

  const agree = (told: Told | null, ahead: number): boolean =>
    told !== null && Math.abs(told.aheadMs - ahead) <= CLOCK_TOLERANCE_MS;
  const isInDoubt = (): boolean => other !== null || (believed !== null && believed.times < AGREEING_ANSWERS);

  return {
    now: () => machine.now() - (believed?.aheadMs ?? 0),
    observe: (orgNow) => {
      aheadMs = machine.now() - orgNow;
      if (!(Math.abs(aheadMs) <= CLOCK_MAX_CORRECTION_MS)) {
        seen = null;
        return;
      }
      seen = { machine: machine.now(), monotonic: monotonicMs() };
      const correctionMs = Math.abs(aheadMs) > CLOCK_TOLERANCE_MS ? aheadMs : 0;
      if (believed === null) believed = { aheadMs: correctionMs, times: 1 };
      else if (agree(believed, aheadMs)) {
        believed = { ...believed, times: believed.times + 1 };
        other = null;
      } else {
        other = { aheadMs: correctionMs, times: agree(other, aheadMs) ? (other?.times ?? 0) + 1 : 1 };
        if (other.times < AGREEING_ANSWERS) return;
        believed = other;
        other = null;
      }
    },
    aheadMs: () => aheadMs,
    isSteady: () => {
      if (seen === null || isInDoubt()) return false;
      const passed = { machine: machine.now() - seen.machine, monotonic: monotonicMs() - seen.monotonic };
      return Math.abs(passed.machine - passed.monotonic) <= CLOCK_TOLERANCE_MS;
    },
    isInDoubt,
  };
}
