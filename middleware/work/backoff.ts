/**
 * How long to wait before the next attempt: doubling up to a ceiling, with jitter, so that many that failed together do
 * not come back together.
 *
 * @param attempts failed attempts before this one, 0 after the first
 * @param firstMs the wait after the first, milliseconds
 * @param longestMs the ceiling, milliseconds
 * @returns milliseconds, between half of the wait and all of it
 */
export function backoffMs(
  attempts: number,
  firstMs: number,
  longestMs: number,
  random: () => number = Math.random,
): number {
  const wait = Math.min(longestMs, firstMs * 2 ** Math.min(attempts, 20));
  return wait * (0.5 + random() / 2);
}
