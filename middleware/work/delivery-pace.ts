import { MINUTE_MS, SECOND_MS } from '../time/clock.ts';
import { leftOf } from '../time/wait.ts';
import { backoffMs } from './backoff.ts';
import type { WriteFailure } from './session-writer-port.ts';

export interface Pause {
  readonly reason: string;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly until: number;
}

const WAITS = {
  retry: { firstMs: SECOND_MS, longestMs: 5 * MINUTE_MS },
  // A used-up allowance comes back hour by hour, a wrong login when somebody mends it.
  limit: { firstMs: 10 * MINUTE_MS, longestMs: 60 * MINUTE_MS },
  auth: { firstMs: 30 * SECOND_MS, longestMs: 10 * MINUTE_MS },
  permanent: { firstMs: MINUTE_MS, longestMs: 10 * MINUTE_MS },
} as const;
const GROWTH = 4;

/**
 * How fast sessions are written: as many a call as Salesforce takes while all is well; not at all for a growing while
 * after calls that failed; then one as a probe, and a rising number after it.
 */
export interface DeliveryPace {
  /** Sessions that the next call may hold; 0 during a pause. */
  size(now: number): number;
  pause(): Pause | null;
  succeeded(): void;
  failed(failure: WriteFailure, now: number): void;
  /** Calls with more sessions than this fail as a whole: the next hold fewer. */
  narrow(size: number): void;
  /** Ends a pause before its time: somebody says that the reason is mended. */
  resume(): void;
}

export function createDeliveryPace(largest: number): DeliveryPace {
  let size = largest;
  let failures = 0;
  let pause: Pause | null = null;
  let failedAt = 0;
  return {
    size: (now) => (pause !== null && leftOf({ from: failedAt, until: pause.until }, now) > 0 ? 0 : size),
    pause: () => pause,
    succeeded: () => {
      size = Math.min(largest, size * GROWTH);
      failures = 0;
      pause = null;
    },
    failed: ({ kind, reason, retryAfterMs = 0 }, now) => {
      const { firstMs, longestMs } = WAITS[kind];
      const waitMs = Math.max(retryAfterMs, backoffMs(failures, firstMs, longestMs));
      pause = { reason, since: pause?.since ?? now, until: now + waitMs };
      failedAt = now;
      failures += 1;
      size = 1;
    },
    narrow: (limit) => {
      size = Math.max(1, Math.min(size, limit));
    },
    resume: () => {
      if (pause !== null) pause = { ...pause, until: 0 };
    },
  };
}
