import type { ApiUsage } from '../../domain/org-inspection.ts';
import { AppError, describeCause } from '../../errors/app-error.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../time/clock.ts';
import { leftOf, type Wait } from '../../time/wait.ts';
import type { Pause } from '../delivery-pace.ts';
import { holdClaims, type ClaimTimes } from '../hold-claims.ts';
import { deliverCall, type DeliverParts, type FilePause } from './deliver-call.ts';

export interface FileDeliveryParts extends DeliverParts {
  /** Of the org's allowance; null while it is not known. */
  readonly apiUsage: () => ApiUsage | null;
  /** Whether nothing of sessions reaches Salesforce at the moment: then no file does either. */
  readonly isPaused: () => boolean;
}

export interface FileDelivery {
  /** One round now; never rejects. */
  run(): Promise<void>;
  /** Ends a pause before its time, for somebody who mended its reason. */
  resume(): void;
  /** Why no file is written at the moment, or null. */
  pause(): Pause | null;
  stop(): Promise<void>;
}

const ROUND_MS = 2 * SECOND_MS;
// Longer than an upload may take: a living worker extends it.
const CLAIM_TIMES: ClaimTimes = { leaseMs: 90 * SECOND_MS, extendMs: 20 * SECOND_MS };
// What is left of the org's allowance is for calls and their outcomes.
const MOST_USED = 0.8;
const FORGET_EVERY_MS = HOUR_MS;
// 8x8 keeps its calls for 75 days.
const KEPT_MS = 80 * 24 * HOUR_MS;
const SHORTEST_PAUSE_MS = 30 * SECOND_MS;
const PAUSES_MS: Partial<Record<string, number>> = {
  VIDEO_UNAUTHORIZED: 10 * MINUTE_MS,
  VIDEO_REJECTED: 10 * MINUTE_MS,
  NOT_CONFIGURED: 10 * MINUTE_MS,
};

/**
 * Brings pictures and chats of calls to Salesforce, one at a time and after all else: it holds up no session, and what
 * fails here touches none. On each instance, by claims.
 */
export function startFileDelivery(parts: FileDeliveryParts): FileDelivery {
  const { files, clock, log, apiUsage, isPaused } = parts;
  let running: Promise<void> | undefined;
  let paused: (Wait & Pause) | null = null;
  let isStopped = false;
  let forgotAt = 0;
  const holding = {
    extend: (token: string, until: number) => files.extendFiles(token, until),
    times: CLAIM_TIMES,
    clock,
    log,
  };
  const timer = setInterval(() => void run(), ROUND_MS);
  timer.unref();

  function run(): Promise<void> {
    running ??= round()
      .catch((error: unknown) => {
        log.error({ error: describeCause(error) }, 'files of calls could not be written');
      })
      .finally(() => {
        running = undefined;
      });
    return running;
  }

  async function round(): Promise<void> {
    while (!isStopped && mayWrite()) {
      const now = clock.now();
      const due = await files.nextFile();
      if (due === null || due > now) break;
      const claim = await files.claimFiles(now, CLAIM_TIMES.leaseMs);
      if (claim === null) break;
      await holdClaims(holding, [claim], async () => {
        const pause = await deliverCall(parts, claim).catch((error: unknown) => pauseOf(error));
        // Of those that were not tried this is no failure.
        await files.releaseFiles(claim, clock.now() + (pause?.waitMs ?? 0));
        if (pause === null) paused = null;
        else pauseFor(pause);
      });
    }
    const now = clock.now();
    if (isStopped || now - forgotAt < FORGET_EVERY_MS) return;
    forgotAt = now;
    await files.forgetFiles(now - KEPT_MS);
  }

  function mayWrite(): boolean {
    if (paused !== null && leftOf(paused, clock.now()) > 0) return false;
    const usage = apiUsage();
    return !isPaused() && (usage === null || usage.used < MOST_USED * usage.max);
  }

  function pauseFor({ reason, waitMs }: FilePause): void {
    const now = clock.now();
    paused = { reason, from: now, since: paused?.since ?? now, until: now + waitMs };
    log.warn({ waitMs: Math.round(waitMs) }, 'no files of calls are written for a while');
  }

  function pauseOf(error: unknown): FilePause {
    if (!(error instanceof AppError) || error.code === 'STORAGE_UNAVAILABLE') throw error;
    const waitMs = PAUSES_MS[error.code] ?? (error.retryAfterSeconds ?? 0) * SECOND_MS;
    return { reason: error.message, waitMs: Math.max(waitMs, SHORTEST_PAUSE_MS) };
  }

  return {
    run,
    resume: () => {
      paused = null;
    },
    pause: () => paused,
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
