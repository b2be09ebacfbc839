import { startSessions } from './load.ts';
import type { Target } from './target.ts';

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export interface RoundOptions {
  readonly starts: number;
  readonly atATime: number;
  /** What is waited for after the starts, and belongs to their cost. */
  readonly settle?: (target: Target) => Promise<void>;
}

export interface Round {
  readonly perSecond: number;
  /** CPU of the process for each start, milliseconds. */
  readonly cpuMs: number;
  readonly latencies: readonly number[];
}

/** @throws Error if a start failed: then nothing is comparable */
export async function runRound(target: Target, { starts, atATime, settle }: RoundOptions): Promise<Round> {
  const before = target.cpuMs();
  const { latencies, seconds, failures, firstFailure } = await startSessions(target.url, starts, atATime);
  if (failures > 0) throw new Error(`${failures} of ${starts} starts failed: ${firstFailure}`);
  await settle?.(target);
  return { perSecond: starts / seconds, cpuMs: (target.cpuMs() - before) / starts, latencies };
}

/**
 * Runs so many rounds, each over all of the subjects one after the other, so that what else the machine does falls on all
 * of them alike.
 */
export async function interleave<K extends string, R>(
  rounds: number,
  subjects: readonly K[],
  run: (subject: K) => Promise<R>,
): Promise<Record<K, R[]>> {
  const results = Object.fromEntries(subjects.map((subject): [string, R[]] => [subject, []])) as Record<K, R[]>;
  for (let round = 0; round < rounds; round += 1)
    for (const subject of subjects) results[subject].push(await run(subject));
  return results;
}
