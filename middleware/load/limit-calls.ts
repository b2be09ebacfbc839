import { AppError } from '../errors/app-error.ts';

export interface CallLimitOptions {
  /** Calls at a time. */
  readonly concurrency: number;
  /** How long a call may wait for its turn, milliseconds: by what calls took lately, so it may come to twice as much. */
  readonly longestWaitMs: number;
}

/** @throws AppError OVERLOADED in place of the call, and what the call throws */
export type CallLimit = <T>(call: () => Promise<T>) => Promise<T>;

/**
 * Lets so many calls to a peer through at a time; the others wait in the order in which they came. A caller whose turn
 * would come too late is told so at once, for it would wait in vain. Where that could not be foreseen, because the peer
 * has just become slow or hangs, it is told after twice that time.
 */
export function createCallLimit({ concurrency, longestWaitMs }: CallLimitOptions): CallLimit {
  let running = 0;
  /** What calls took lately, milliseconds. */
  let usualMs = 0;
  /** In the order in which they came. */
  const waiting = new Set<() => void>();

  async function enter(): Promise<void> {
    if (running < concurrency) {
      running += 1;
      return;
    }
    if (((waiting.size + 1) * usualMs) / concurrency > longestWaitMs) throw overloaded();
    await new Promise<void>((resolve, reject) => {
      const settle = (act: () => void) => (): void => {
        clearTimeout(timer);
        waiting.delete(turn);
        act();
      };
      const turn = settle(resolve);
      const timer = setTimeout(
        settle(() => reject(overloaded())),
        2 * longestWaitMs,
      );
      waiting.add(turn);
    });
  }

  /** Hands the place on, so that `running` stays as it is when somebody waits. */
  function leave(tookMs: number): void {
    usualMs += (tookMs - usualMs) / concurrency;
    const [next] = waiting;
    if (next === undefined) running -= 1;
    else next();
  }

  return async (call) => {
    await enter();
    const startedAt = performance.now();
    try {
      return await call();
    } finally {
      leave(performance.now() - startedAt);
    }
  };
}

function overloaded(): AppError {
  return new AppError('OVERLOADED', 'Too many calls are being started. Try again in a moment.', {
    retryAfterSeconds: 2,
  });
}
