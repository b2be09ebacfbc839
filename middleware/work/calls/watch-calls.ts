import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { CallReports } from '../../domain/call-log/call-reports.ts';
import { AppError, describeCause } from '../../errors/app-error.ts';
import type { CallStore } from '../../storage/call-store.ts';
import type { Storage } from '../../storage/storage.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS, type Clock } from '../../time/clock.ts';
import { leftOf, type Wait } from '../../time/wait.ts';
import { lookAtCalls } from './look-at-calls.ts';

export interface WatchParts {
  readonly calls: CallStore;
  readonly leases: Pick<Storage, 'holdLease' | 'releaseLease'>;
  readonly reporting: CallReports;
  readonly clock: Clock;
  readonly log: Logger;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Called when write-backs became due. */
  readonly onDue: () => void;
}

export interface CallWatch {
  /** One round now, if this instance holds the lease; never rejects. */
  run(): Promise<void>;
  /** Why nothing is read from 8x8 at the moment, in words for an administrator; null if it is. */
  pause(): string | null;
  stop(): Promise<void>;
}

const LEASE = 'watch-calls';
const LEASE_MS = 2 * MINUTE_MS;
// Looks that are due within this time share one scan.
const ROUND_MS = 5 * SECOND_MS;
const SHARED_MS = 5 * SECOND_MS;
const MOST_AT_ONCE = 500;
const KEPT_MS = 80 * 24 * HOUR_MS;
const FORGET_EVERY_MS = HOUR_MS;
/** How long nothing is asked after what will not pass by itself; what 8x8 is short of passes sooner. */
const PAUSES_MS: Partial<Record<string, number>> = {
  VIDEO_UNAUTHORIZED: 10 * MINUTE_MS,
  NOT_CONFIGURED: 24 * HOUR_MS,
  VIDEO_REJECTED: 10 * MINUTE_MS,
};
const DEFAULT_PAUSE_MS = 10 * SECOND_MS;

/**
 * Watches the rooms that were handed out until 8x8's call log says what became of them, on one instance at a time.
 * Whatever fails here, rooms are made and handed out as before.
 */
export function startCallWatch(parts: WatchParts): CallWatch {
  const { calls, leases, clock, log, onDue } = parts;
  const holder = randomUUID();
  let running: Promise<void> | undefined;
  let paused: (Wait & { readonly reason: string }) | null = null;
  let forgotAt = 0;
  const timer = setInterval(() => void run(), ROUND_MS);
  timer.unref();

  function run(): Promise<void> {
    running ??= round()
      .catch((error: unknown) => {
        log.error({ error: describeCause(error) }, 'calls could not be watched');
      })
      .finally(() => {
        running = undefined;
      });
    return running;
  }

  async function round(): Promise<void> {
    const now = clock.now();
    if (paused !== null && leftOf(paused, now) > 0) return;
    const due = await calls.nextLook();
    if ((due === null || due > now) && now - forgotAt < FORGET_EVERY_MS) return;
    if (!(await leases.holdLease(LEASE, holder, now, LEASE_MS))) return;
    await look(now);
    if (now - forgotAt < FORGET_EVERY_MS) return;
    await calls.forgetRooms(now - KEPT_MS);
    forgotAt = now;
  }

  async function look(now: number): Promise<void> {
    const rooms = await calls.dueRooms(now + SHARED_MS, MOST_AT_ONCE);
    if (rooms.length === 0) return;
    try {
      const report = await lookAtCalls(parts, rooms);
      if (paused !== null) log.info('8x8 tells of calls again');
      paused = null;
      log.debug({ rooms: rooms.length, ...report }, 'looked for calls');
      if (report.doubts > 0)
        log.warn({ doubts: report.doubts }, 'calls that may be of several sessions: none has them');
      if (report.changed > 0) onDue();
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'STORAGE_UNAVAILABLE') throw error;
      pauseFor(error, now);
      // What was found before it failed is due.
      onDue();
    }
  }

  function pauseFor(error: AppError, now: number): void {
    const ms = PAUSES_MS[error.code] ?? (error.retryAfterSeconds ?? 0) * SECOND_MS;
    paused = { from: now, until: now + Math.max(ms, DEFAULT_PAUSE_MS), reason: error.message };
    log.warn({ code: error.code, error: error.message }, 'calls are not watched for a while; rooms are made as before');
  }

  return {
    run,
    pause: () => (paused !== null && leftOf(paused, clock.now()) > 0 ? paused.reason : null),
    stop: async () => {
      clearInterval(timer);
      await running;
      await leases.releaseLease(LEASE, holder);
    },
  };
}
