import { describeCause, type AppError } from '../errors/app-error.ts';
import { SECOND_MS } from '../time/clock.ts';
import { createDeliveryPace, type Pause } from './delivery-pace.ts';
import { holdClaims, type ClaimTimes } from './hold-claims.ts';
import { prepareBatch, type PrepareParts } from './prepare-batch.ts';

export interface RoomPreparationParts extends Omit<PrepareParts, 'nextCreatedAt'> {
  /** Called when write-backs became due. */
  readonly onKept: () => void;
}

export interface RoomPreparation {
  /** Says that a request became due. */
  wake(): void;
  /** Why no rooms are prepared at the moment, or null. */
  pause(): Pause | null;
  /** Ends a pause before its time, for somebody who mended its reason. */
  resume(): void;
  /** Ends after the rooms that are being made; the rest waits for the next start. */
  stop(): Promise<void>;
}

// Sessions read in one API call, which takes 800 at most.
const BATCH_SIZE = 600;
const CLAIM_TIMES: ClaimTimes = { leaseMs: 15 * SECOND_MS, extendMs: 4 * SECOND_MS };
// Other instances make work due too, and a moved clock must not leave a request waiting for a timer of the old one.
const LONGEST_SLEEP_MS = 2 * SECOND_MS;
// Another worker holds what is due. Asking again at once would only load the database.
const SHORTEST_SLEEP_MS = 250;

/**
 * Gives every session that a workflow asked for its room, in the order in which they were asked for, by one worker at a
 * time among all instances.
 *
 *   requested → claimed → state kept, request ended      the room, or the reason why there is none
 *                       → ended                          the session is gone, or waits no more
 *                       → due again later                8x8 did not answer for this one
 *                       → parked with the reason         not understood, again and again
 *                       → due as before                  Salesforce, 8x8 or the settings fail: preparation pauses
 */
export function startRoomPreparation(parts: RoomPreparationParts): RoomPreparation {
  const { automation, clock, log, onKept } = parts;
  const pace = createDeliveryPace(BATCH_SIZE);
  const holding = {
    extend: (token: string, until: number) => automation.extendClaims(token, until),
    times: CLAIM_TIMES,
    clock,
    log,
  };
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let isWoken = false;
  let lastCreatedAt = 0;
  const nextCreatedAt = (): number => (lastCreatedAt = Math.max(clock.now(), lastCreatedAt + 1));

  function wake(): void {
    isWoken = true;
    if (running !== undefined || stopped) return;
    clearTimeout(timer);
    isWoken = false;
    running = prepareDue()
      .then(nextSleepMs)
      .catch((error: unknown) => {
        log.error({ error: describeCause(error) }, 'rooms could not be prepared');
        return LONGEST_SLEEP_MS;
      })
      .then((sleepMs) => {
        running = undefined;
        if (!stopped) timer = setTimeout(wake, isWoken ? 0 : sleepMs);
      });
  }

  async function prepareDue(): Promise<void> {
    while (!stopped) {
      const size = pace.size(clock.now());
      const claims = size === 0 ? [] : await automation.claimRequests(clock.now(), size, CLAIM_TIMES.leaseMs);
      if (claims.length === 0) return;
      const failure = await holdClaims(holding, claims, () =>
        prepareBatch({ ...parts, nextCreatedAt }, claims, () => stopped),
      );
      onKept();
      if (failure === null) pace.succeeded();
      else pauseFor(failure);
    }
  }

  function pauseFor({ message, code, retryable, retryAfterSeconds = 0, peer }: AppError): void {
    const kind = retryable ? 'retry' : 'auth';
    pace.failed({ kind, reason: `${code}: ${message}`, retryAfterMs: retryAfterSeconds * SECOND_MS }, clock.now());
    log.error({ code, reason: message, peer }, 'preparation of rooms pauses');
  }

  async function nextSleepMs(): Promise<number> {
    const due = await automation.nextRequest();
    const earliest = Math.max(due ?? Number.POSITIVE_INFINITY, pace.pause()?.until ?? 0);
    return Math.min(LONGEST_SLEEP_MS, Math.max(SHORTEST_SLEEP_MS, earliest - clock.now()));
  }

  return {
    wake,
    pause: () => pace.pause(),
    resume: () => {
      pace.resume();
      wake();
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
