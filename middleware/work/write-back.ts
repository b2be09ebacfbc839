import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { LookupReader } from './lookups-port.ts';
import type { SessionWriter, WriteFailure } from './session-writer-port.ts';
import { describeCause } from '../errors/app-error.ts';
import { refusalCode } from '../domain/refusal-code.ts';
import type { Claim, Storage } from '../storage/storage.ts';
import { MINUTE_MS, SECOND_MS, type Clock } from '../time/clock.ts';
import { createDeliveryPace, type Pause } from './delivery-pace.ts';
import { applySwitches, type OutcomeSwitches } from './calls/apply-switches.ts';
import { holdClaims, type ClaimTimes } from './hold-claims.ts';
import { createRefusalReasons } from './refusal-reasons.ts';
import { settleBatch } from './settle-batch.ts';

export interface WriteBackParts {
  readonly storage: Storage;
  readonly writer: SessionWriter;
  readonly lookups: LookupReader;
  readonly clock: Clock;
  readonly log: Logger;
  /** Sessions written in one API call at most. */
  readonly batchSize: number;
  /** Rooms that are being opened at this moment, whose write-backs will be due in a moment. */
  readonly startsUnderWay: () => number;
  /** What of a call is to be written, by the settings of this moment. @throws AppError if nobody knows */
  readonly switches: () => Promise<OutcomeSwitches>;
  readonly claimTimes?: ClaimTimes;
}

export interface WriteBack {
  /** Says that a write-back became due. */
  wake(): void;
  /** Ends a pause before its time, for somebody who mended its reason. */
  resume(): void;
  /** Why nothing is delivered at the moment, or null. */
  pause(): Pause | null;
  /** Ends after what is due now was tried once; returns how many sessions stay unwritten. */
  stop(): Promise<number>;
}

// Shorter than a call may take: a living worker extends it.
const CLAIM_TIMES: ClaimTimes = { leaseMs: 10 * SECOND_MS, extendMs: 2.5 * SECOND_MS };
// Other instances make work due too, and a moved clock must not leave a row waiting for a timer set by the old one.
const LONGEST_SLEEP_MS = 2 * SECOND_MS;
// Another worker holds what is due. Asking again at once would only load the database.
const SHORTEST_SLEEP_MS = 100;
// A call waits so long for each room that is being opened meanwhile, its own included, for its write-back may go with it:
// a lone session a moment that nobody notices, a burst until the call is full.
const GATHER_MS_PER_START = 15;
const LONGEST_GATHER_MS = 300;
const GATHER_STEP_MS = 5;
// Salesforce halts the graphs after the fifteenth that failed (REST API Developer Guide, "Composite Graph Limits").
const ISOLATION_SIZE = 14;

/**
 * Brings every state that was kept to Salesforce. One call is in flight at a time; what becomes due meanwhile goes with
 * the next one, so a lone session is written at once and a burst costs few calls. During a burst a call waits a moment
 * until it is full, for each call counts against the org's allowance.
 *
 *   due → claimed → written
 *                 → due again later                     a row that Salesforce cannot take now
 *                 → due again without case or contact   those cannot be taken for long; they are tried again by themselves
 *                 → due again with others, or ended     a record was merged or deleted
 *                 → due again without case and contact  those are refused for good; parked once the session is written
 *                 → parked with the reason              the session is refused for good
 *                 → due as before                       the call failed, not the row: deliveries pause
 */
export function startWriteBack(parts: WriteBackParts): WriteBack {
  const { storage, writer, clock, log, batchSize, startsUnderWay, claimTimes = CLAIM_TIMES } = parts;
  const pace = createDeliveryPace(batchSize);
  const holding = {
    extend: (token: string, until: number) => storage.extendClaims(token, until),
    times: claimTimes,
    clock,
    log,
  };
  const settling = { storage, clock, log, reasons: createRefusalReasons(), lookups: parts.lookups };
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  /** Something became due during a run, perhaps after its last look. */
  let isWoken = false;
  /** About how many sessions became due since the last look. */
  let fresh = 0;

  function wake(): void {
    isWoken = true;
    fresh += 1;
    if (running !== undefined || stopped) return;
    clearTimeout(timer);
    isWoken = false;
    running = deliverDue()
      .then(nextSleepMs)
      .catch((error: unknown) => {
        log.error({ error: describeCause(error) }, 'write-back could not work');
        return LONGEST_SLEEP_MS;
      })
      .then((sleepMs) => {
        running = undefined;
        if (!stopped) timer = setTimeout(wake, isWoken ? 0 : sleepMs);
      });
  }

  async function deliverDue(): Promise<void> {
    for (;;) {
      const size = pace.size(clock.now());
      if (size > 0) await gather(size);
      const seen = fresh;
      const claims = size === 0 ? [] : await storage.claimDue(clock.now(), size, claimTimes.leaseMs);
      fresh -= claims.length < size ? seen : Math.min(seen, size);
      if (claims.length === 0) return;
      await holdClaims(holding, claims, () => deliver(claims));
    }
  }

  async function gather(size: number): Promise<void> {
    const startedAt = performance.now();
    // Rooms come in waves: between two of them few are under way.
    let most = 0;
    const waitMs = (): number => {
      most = Math.max(most, startsUnderWay());
      return Math.min(LONGEST_GATHER_MS, GATHER_MS_PER_START * most);
    };
    while (fresh > 0 && fresh < size && performance.now() - startedAt < waitMs()) await delay(GATHER_STEP_MS);
  }

  async function deliver(claimed: readonly Claim[]): Promise<void> {
    const claims = await switchCalls(claimed);
    if (claims.length === 0) return;
    const answer = await writer.write(claims.map((claim) => claim.state));
    if (!('kind' in answer)) {
      const systemic = await settleBatch(settling, claims, answer);
      if (systemic !== null) pauseFor({ kind: 'permanent', reason: systemic });
      else if (claims.length <= ISOLATION_SIZE && answer.every(({ kind }) => kind === 'halted'))
        pauseFor({ kind: 'retry', reason: 'PROCESSING_HALTED: Salesforce took up none of the sessions' });
      else if (answer.some(({ kind }) => kind === 'halted')) pace.narrow(ISOLATION_SIZE);
      else pace.succeeded();
      return;
    }
    if (answer.kind !== 'permanent') {
      // A call that was cut off may have been carried out, or may be yet.
      await (answer.kind === 'retry' ? storage.releaseUnsure(claims) : storage.release(claims));
      pauseFor(answer);
      return;
    }
    await isolate(claims, answer.reason);
  }

  /** What became of a call waits while nobody knows whether it may be written; call references do not. */
  async function switchCalls(claims: readonly Claim[]): Promise<readonly Claim[]> {
    if (claims.every(({ state }) => state.call === undefined)) return claims;
    try {
      const switches = await parts.switches();
      return claims.map((claim) => ({ ...claim, state: applySwitches(claim.state, switches) }));
    } catch (error) {
      const reason = 'The settings cannot be read: they say what of a call may be written.';
      const [held, ready] = [true, false].map((has) =>
        claims.filter(({ state }) => (state.call !== undefined) === has),
      );
      log.warn(
        { sessions: held?.length, error: describeCause(error) },
        'outcomes of calls wait: the settings cannot be read',
      );
      for (const claim of held ?? []) await storage.reschedule(claim, clock.now() + MINUTE_MS, reason);
      return ready ?? [];
    }
  }

  /** Some row makes the call fail as a whole: smaller calls find out which. */
  async function isolate(claims: readonly Claim[], reason: string): Promise<void> {
    const [only] = claims;
    if (claims.length === 1 && only !== undefined) {
      const systemic = await settleBatch(settling, claims, [{ kind: 'refused', record: 'session', reason }]);
      if (systemic !== null) pauseFor({ kind: 'permanent', reason: systemic });
      return;
    }
    await storage.release(claims);
    pace.narrow(claims.length > ISOLATION_SIZE ? ISOLATION_SIZE : 1);
  }

  function pauseFor(failure: WriteFailure): void {
    pace.failed(failure, clock.now());
    log.error({ code: refusalCode(failure.reason), kind: failure.kind }, 'deliveries to Salesforce pause');
  }

  async function nextSleepMs(): Promise<number> {
    const due = await storage.nextDue();
    const earliest = Math.max(due ?? Number.POSITIVE_INFINITY, pace.pause()?.until ?? 0);
    return Math.min(LONGEST_SLEEP_MS, Math.max(SHORTEST_SLEEP_MS, earliest - clock.now()));
  }

  return {
    wake,
    resume: () => {
      pace.resume();
      wake();
    },
    pause: () => pace.pause(),
    stop: async () => {
      await running;
      wake();
      stopped = true;
      clearTimeout(timer);
      await running;
      return (await storage.countUnwritten()).unwritten;
    },
  };
}
