import { MINUTE_MS, SECOND_MS } from '../time/clock.ts';

const FIRST_MS = SECOND_MS;
const LONGEST_MS = 10 * MINUTE_MS;

/**
 * How long to wait before the next attempt: doubling, with jitter, so that many rows that failed together do not come
 * back together.
 *
 * @param attempts failed attempts so far, 0 after the first
 * @returns milliseconds
 */
export function backoffMs(attempts: number, random: () => number = Math.random): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts, 20));
  return ceiling * (0.5 + random() / 2);
}
