import { LONGEST_CALL_MS } from './look-schedule.ts';

/** A call that was found to be a room's. Times are milliseconds since 1970. */
export interface FoundCall {
  readonly callId: string;
  readonly createdAt: number;
  readonly finishedAt: number | null;
  readonly durationS: number | null;
  readonly letter: string | null;
  readonly numberDiffers: boolean;
  /** Whether agent and customer talked, by its duration or, where that is unknown, by what was written. */
  readonly hasTalk: boolean;
}

/** What became of a room, or of all rooms of a session. */
export interface CallOutcome {
  /** The last call in which there was talk, else the last one. */
  readonly callId: string;
  readonly letter: string | null;
  readonly startedAt: number;
  /** Null while one of them goes on, or has ended without a word. */
  readonly endedAt: number | null;
  /** Seconds of talk in all; null if unknown. */
  readonly durationS: number | null;
  readonly hasTalk: boolean;
  /** Whether another number than the ordered one was called where there was talk; where there was none, at all. */
  readonly numberDiffers: boolean;
}

/** How a room is with its calls: the evidence for a session's status. */
export type CallProgress = 'none' | 'running' | 'talked' | 'not-answered' | 'ended-unknown';

/** @param calls of one room, in any order; null for none */
export function outcomeOf(calls: readonly FoundCall[]): CallOutcome | null {
  const inOrder = [...calls].sort((one, other) => one.createdAt - other.createdAt);
  const [first] = inOrder;
  const primary = inOrder.findLast(({ hasTalk }) => hasTalk) ?? inOrder.at(-1);
  if (first === undefined || primary === undefined) return null;
  return {
    callId: primary.callId,
    letter: primary.letter,
    startedAt: first.createdAt,
    endedAt: latest(inOrder.map(({ finishedAt }) => finishedAt)),
    durationS: sum(inOrder.map(({ durationS }) => durationS)),
    hasTalk: inOrder.some(({ hasTalk }) => hasTalk),
    numberDiffers: inOrder.some(({ hasTalk, numberDiffers }) => numberDiffers && hasTalk === primary.hasTalk),
  };
}

/** @param now milliseconds since 1970 */
export function progressOf(calls: readonly FoundCall[], now: number): CallProgress {
  if (calls.length === 0) return 'none';
  const open = calls.filter(({ finishedAt }) => finishedAt === null);
  if (open.some(({ createdAt }) => now - createdAt < LONGEST_CALL_MS)) return 'running';
  if (open.length > 0) return 'ended-unknown';
  return calls.some(({ hasTalk }) => hasTalk) ? 'talked' : 'not-answered';
}

export function sum(numbers: readonly (number | null)[]): number | null {
  const known = numbers.filter((number) => number !== null);
  return known.length === 0 ? null : known.reduce((total, number) => total + number, 0);
}

/** Null if one of them is not known. */
function latest(times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length < times.length ? null : Math.max(...known);
}
