import type { Logger } from 'pino';
import { describeCause } from '../errors/app-error.ts';
import type { Clock } from '../time/clock.ts';

/**
 * How long claims last: what a lost worker held waits so long for the next one, so it is short; and how often a living
 * one extends its own meanwhile, so that one failed or late extension loses nothing. Milliseconds.
 */
export interface ClaimTimes {
  readonly leaseMs: number;
  readonly extendMs: number;
}

export interface HoldParts {
  readonly extend: (token: string, claimedUntil: number) => Promise<void>;
  readonly times: ClaimTimes;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Carries out a work whose claims are kept alive until it has ended, however long it takes. */
export async function holdClaims<T>(
  { extend, times, clock, log }: HoldParts,
  claims: readonly { readonly token: string }[],
  work: () => Promise<T>,
): Promise<T> {
  const tokens = [...new Set(claims.map(({ token }) => token))];
  const extending = setInterval(() => {
    for (const token of tokens) {
      extend(token, clock.now() + times.leaseMs).catch((error: unknown) => {
        log.warn({ error: describeCause(error) }, 'claims could not be extended');
      });
    }
  }, times.extendMs);
  try {
    return await work();
  } finally {
    clearInterval(extending);
  }
}
