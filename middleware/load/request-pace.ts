import { pass } from '../time/pass.ts';
import { SECOND_MS } from '../time/clock.ts';

const BURST = 3;

/**
 * Lets through so many requests a second on average, a few at once after a rest. Whoever asks waits for their turn.
 *
 * @param perSecond requests
 * @param monotonicMs a time that nobody sets
 */
export function createRequestPace(
  perSecond: number,
  monotonicMs: () => number = () => performance.now(),
  wait: (ms: number) => Promise<void> = pass,
): () => Promise<void> {
  const everyMs = SECOND_MS / perSecond;
  /** When the next request would be due if there had never been a rest. */
  let nextAt = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = monotonicMs();
    nextAt = Math.max(nextAt, now - (BURST - 1) * everyMs) + everyMs;
    const waitMs = nextAt - everyMs - now;
    if (waitMs > 0) await wait(waitMs);
  };
}
