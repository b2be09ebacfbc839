import type { Logger } from 'pino';
import type { CallReports } from '../../domain/call-log/call-reports.ts';
import { type WatchReport } from '../../domain/call-log/watch-report.ts';
import type { AppError } from '../../errors/app-error.ts';
import type { CallStore } from '../../storage/call-store.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS, type Clock } from '../../time/clock.ts';
import { leftOf } from '../../time/wait.ts';
import type { LookReport } from './look-at-calls.ts';

interface NoteParts {
  readonly calls: Pick<CallStore, 'readReport' | 'keepReport'>;
  readonly reporting: Pick<CallReports, 'aheadMs'>;
  readonly clock: Clock;
  readonly log: Logger;
}

export interface WatchNotes {
  /** What is known of the last look, of whichever instance. */
  current(): Promise<WatchReport>;
  isPaused(now: number): boolean;
  looked(report: LookReport, now: number): Promise<void>;
  failed(error: AppError, now: number): Promise<void>;
}

/** How long nothing is asked after what will not pass by itself; what 8x8 is short of passes sooner. */
const PAUSES_MS: Partial<Record<string, number>> = {
  VIDEO_UNAUTHORIZED: 10 * MINUTE_MS,
  NOT_CONFIGURED: 24 * HOUR_MS,
  VIDEO_REJECTED: 10 * MINUTE_MS,
};
const DEFAULT_PAUSE_MS = 10 * SECOND_MS;
/** Rounds follow each other within seconds: what they read is noted now and then. */
const NOTED_EVERY_MS = 30 * SECOND_MS;

/** Remembers how the log was read, and why not, for the next round and for the setup page. */
export function createWatchNotes({ calls, reporting, clock, log }: NoteParts): WatchNotes {
  let pause: { readonly from: number; readonly until: number } | null = null;
  let notedAt = Number.NEGATIVE_INFINITY;

  return {
    current: () => calls.readReport(),
    isPaused: (now) => pause !== null && leftOf(pause, now) > 0,
    looked: async ({ reading }, now) => {
      const before = await calls.readReport();
      if (pause !== null) log.info('8x8 tells of calls again');
      pause = null;
      const isOfInterest = before.pause !== null || before.rest !== null || reading?.rest != null;
      if (!isOfInterest && (reading === null || Math.abs(now - notedAt) < NOTED_EVERY_MS)) return;
      await calls.keepReport({
        ...before,
        ...(reading === null
          ? {}
          : {
              readAt: now,
              readBackTo: reading.readBackTo,
              pages: reading.pages,
              entries: reading.entries,
              rest: reading.rest,
              wholePages: reading.isWhole ? reading.pages : before.wholePages,
            }),
        aheadMs: reporting.aheadMs(),
        pause: null,
      });
      notedAt = now;
    },
    failed: async (error, now) => {
      const ms = PAUSES_MS[error.code] ?? (error.retryAfterSeconds ?? 0) * SECOND_MS;
      pause = { from: now, until: clock.now() + Math.max(ms, DEFAULT_PAUSE_MS) };
      log.warn(
        { code: error.code, error: error.message },
        'calls are not watched for a while; rooms are made as before',
      );
      const before = await calls.readReport();
      const since = before.pause?.code === error.code ? before.pause.since : now;
      // A cursor that 8x8 does not take any more would be refused for ever.
      const rest =
        before.rest !== null && error.code === 'VIDEO_REJECTED' ? { ...before.rest, cursor: null } : before.rest;
      await calls.keepReport({
        ...before,
        rest,
        pause: { code: error.code, reason: error.message, since, until: pause.until },
      });
    },
  };
}
