import { AppError } from '../errors/app-error.ts';
import type { CallLimit } from '../load/limit-calls.ts';
import { SECOND_MS, type Clock } from '../time/clock.ts';
import { leftOf, type Wait } from '../time/wait.ts';

export interface CircuitOptions {
  readonly clock: Clock;
  /** How many calls go ahead at a time. */
  readonly limit: CallLimit;
}

export interface Circuit {
  /** @throws AppError VIDEO_UNAVAILABLE while it is open, OVERLOADED, and what the call throws */
  <T>(call: () => Promise<T>): Promise<T>;
  /** Whether no call goes ahead but a probe. */
  isOpen(): boolean;
}

const FAILURES_TO_OPEN = 5;
const OPEN_MS = 10 * SECOND_MS;

/**
 * Keeps calls to 8x8 within bounds: at most so many at a time, and none for a while after several failed in a row or
 * 8x8 said how long to wait. Then one goes ahead as a probe. Callers get a quick answer that they may try again, in
 * place of waiting for a peer that is down.
 *
 *   closed → (5 failures in a row, or Retry-After) → open → (time is up) → half open → closed or open again
 */
export function createCircuit({ clock, limit }: CircuitOptions): Circuit {
  let failures = 0;
  let open: Wait | null = null;
  let isProbing = false;

  function assertClosed(): void {
    if (open === null) return;
    const waitMs = leftOf(open, clock.now());
    if (waitMs > 0) throw unavailable(waitMs);
    if (isProbing) throw unavailable(SECOND_MS);
  }

  function succeeded(isProbe: boolean): void {
    // A call that began before it opened says nothing of how 8x8 is now.
    if (open !== null && !isProbe) return;
    failures = 0;
    open = null;
  }

  function failed(error: unknown, isProbe: boolean): void {
    if (!(error instanceof AppError) || error.code !== 'VIDEO_UNAVAILABLE') {
      succeeded(isProbe);
      return;
    }
    failures += 1;
    // Never shorter than 8x8 has asked another call to wait.
    if (error.retryAfterSeconds !== undefined) openFor(error.retryAfterSeconds * SECOND_MS);
    else if (failures >= FAILURES_TO_OPEN) openFor(OPEN_MS);
  }

  function openFor(ms: number): void {
    const now = clock.now();
    open = { from: now, until: now + Math.max(ms, open === null ? 0 : leftOf(open, now)) };
  }

  async function run<T>(call: () => Promise<T>): Promise<T> {
    const isProbe = open !== null;
    isProbing = isProbe;
    try {
      const result = await call();
      succeeded(isProbe);
      return result;
    } catch (error) {
      failed(error, isProbe);
      throw error;
    } finally {
      if (isProbe) isProbing = false;
    }
  }

  async function admit<T>(call: () => Promise<T>): Promise<T> {
    assertClosed();
    return limit(() => {
      // It may have opened while this one waited.
      assertClosed();
      return run(call);
    });
  }
  return Object.assign(admit, { isOpen: () => open !== null });
}

function unavailable(waitMs: number): AppError {
  return new AppError('VIDEO_UNAVAILABLE', '8x8 is not available at the moment. Try again in a moment.', {
    retryAfterSeconds: Math.ceil(waitMs / SECOND_MS),
  });
}
