import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../time/clock.ts';

/** What is known of a room when it is asked for when to look for its call next. Times are milliseconds since 1970. */
export interface LookFacts {
  readonly watch: 'waiting' | 'running' | 'settling';
  readonly expiresAt: number;
  /** When somebody got it; null while it waits for the first who joins. */
  readonly handedAt: number | null;
  /** When its call began, by 8x8. */
  readonly startedAt: number | null;
  /** Since when the call is known to have ended. */
  readonly settlingSince: number | null;
}

/** The first look at a room that somebody just got. */
export const FIRST_LOOK_MS = 30 * SECOND_MS;
/** After which time a room that nobody joined is let go. */
export const UNJOINED_MS = 5 * MINUTE_MS;
/** How long after its room's end a call that is in no log is looked for. */
export const LOGGED_LATE_MS = 72 * HOUR_MS;
/** A call that goes on for so long has ended without a word. */
export const LONGEST_CALL_MS = 24 * HOUR_MS;

type Step = readonly [untilMs: number, everyMs: number];
const FREQUENT: readonly Step[] = [
  [6 * MINUTE_MS, 30 * SECOND_MS],
  [20 * MINUTE_MS, MINUTE_MS],
];
/** By the time since the room's end. */
const LATE: readonly Step[] = [
  [30 * MINUTE_MS, 2 * MINUTE_MS],
  [4 * HOUR_MS, 10 * MINUTE_MS],
  [LOGGED_LATE_MS, HOUR_MS],
];
/** By the time since the call's begin. */
const RUNNING: readonly Step[] = [
  // With a write-back that gathers, the end of a call stands on its record within a minute.
  [30 * MINUTE_MS, 40 * SECOND_MS],
  [4 * HOUR_MS, 2 * MINUTE_MS],
  [LONGEST_CALL_MS, 15 * MINUTE_MS],
];
/** Ratings come after the end: when they are looked for, after the end is known. */
const SETTLING_MS = [2 * MINUTE_MS, 10 * MINUTE_MS, HOUR_MS] as const;
const JITTER = 0.1;

/**
 * When to look for a room's call after a look at `now`; null when it has been looked for long enough.
 *
 * @param random from 0 to 1, spreads the looks of rooms that were made at once by ±10 %
 */
export function nextLook(facts: LookFacts, now: number, random: number): number | null {
  const waitMs = waitOf(facts, now);
  return waitMs === null ? null : now + Math.round(waitMs * (1 - JITTER + 2 * JITTER * random));
}

function waitOf({ watch, expiresAt, handedAt, startedAt, settlingSince }: LookFacts, now: number): number | null {
  if (watch === 'running') return stepOf(RUNNING, now - (startedAt ?? now));
  if (watch === 'settling') {
    const sinceMs = now - (settlingSince ?? now);
    const next = SETTLING_MS.find((atMs) => atMs > sinceMs);
    return next === undefined ? null : next - sinceMs;
  }
  if (handedAt === null) return now < expiresAt + UNJOINED_MS ? expiresAt + UNJOINED_MS - now : null;
  return stepOf(FREQUENT, now - handedAt) ?? stepOf(LATE, now - expiresAt);
}

function stepOf(steps: readonly Step[], sinceMs: number): number | null {
  return steps.find(([untilMs]) => sinceMs < untilMs)?.[1] ?? null;
}
