import type { Storage } from '../storage/storage.ts';
import type { Clock } from '../time/clock.ts';
import type { WriteBack } from './write-back.ts';

/** A delivery that waits for a person. */
export interface ParkedDelivery {
  readonly sessionId: string;
  readonly callReference: string | null;
  readonly reason: string;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly attempts: number;
}

export interface Deliveries {
  list(limit: number): Promise<readonly ParkedDelivery[]>;
  /** Tries one delivery again, or all of them; a pause of deliveries ends too. Returns how many are tried. */
  retry(which: { readonly sessionId: string } | 'all'): Promise<number>;
}

/** What Salesforce refused for good, with its reasons, and the way to try it again once somebody mended them. */
export function createDeliveries(storage: Storage, writeBack: Pick<WriteBack, 'resume'>, clock: Clock): Deliveries {
  return {
    list: async (limit) =>
      (await storage.listParked(limit)).map(({ state, lastReason, parkedAt, attempts }) => ({
        sessionId: state.sessionId,
        callReference: state.room?.callReference ?? null,
        reason: lastReason ?? 'Salesforce gave no reason',
        since: parkedAt ?? 0,
        attempts,
      })),
    retry: async (which) => {
      const retried = await storage.retryParked(which, clock.now());
      writeBack.resume();
      return retried;
    },
  };
}
