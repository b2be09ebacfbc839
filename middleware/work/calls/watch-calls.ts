import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { CallReports } from '../../domain/call-log/call-reports.ts';
import { AppError, describeCause } from '../../errors/app-error.ts';
import type { CallStore } from '../../storage/call-store.ts';
import type { Storage } from '../../storage/storage.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS, type Clock } from '../../time/clock.ts';
import { lookAtCalls, type LookReport, type LookWish } from './look-at-calls.ts';
import { MAX_PAGES } from './scan-log.ts';
import { createWatchNotes } from './watch-notes.ts';

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

export interface AskedLook extends LookReport {
  /** Rooms that were looked for. */
  readonly rooms: number;
}

export interface CallWatch {
  /** One round now, if this instance holds the lease; never rejects. */
  run(): Promise<void>;
  /**
   * Looks for all rooms at once, whatever is due, for somebody who waits for it: bounded, so that it answers soon. Ends a
   * pause. @throws AppError as `CallReports`, OVERLOADED while a long round is under way
   */
  readNow(): Promise<AskedLook>;
  stop(): Promise<void>;
}

const LEASE = 'watch-calls';
const LEASE_MS = 2 * MINUTE_MS;
const ROUND_MS = 5 * SECOND_MS;
// Looks that are due within this time share one scan: with a hundred calls at a time a scan reads five pages, and each round
// some call is due.
const SHARED_MS = 20 * SECOND_MS;
const MOST_AT_ONCE = 500;
const KEPT_MS = 80 * 24 * HOUR_MS;
const FORGET_EVERY_MS = HOUR_MS;
/** With a request a second a round ends before its lease does; what is left stays due. */
const ROUND = { maxPages: MAX_PAGES, maxDetails: 30 } as const;
/** With a request a second these are read while somebody waits at the page. */
const ASKED = { maxPages: 8, maxDetails: 5, isAsked: true } as const;
const ASKED_PATIENCE_MS = 8 * SECOND_MS;

/**
 * Watches the rooms that were handed out until 8x8's call log says what became of them, on one instance at a time.
 * Whatever fails here, rooms are made and handed out as before.
 */
export function startCallWatch(parts: WatchParts): CallWatch {
  const { calls, leases, clock, log, onDue } = parts;
  const holder = randomUUID();
  const notes = createWatchNotes(parts);
  let running: Promise<void> | undefined;
  let asked: Promise<AskedLook> | undefined;
  let forgotAt = 0;
  const timer = setInterval(() => void run(), ROUND_MS);
  timer.unref();

  function run(): Promise<void> {
    running ??= alone(
      round().catch((error: unknown) => {
        log.error({ error: describeCause(error) }, 'calls could not be watched');
      }),
    );
    return running;
  }

  /** One at a time here; never rejects. */
  async function alone(work: Promise<unknown>): Promise<void> {
    await work.catch(() => undefined);
    running = undefined;
  }

  async function round(): Promise<void> {
    const now = clock.now();
    if (notes.isPaused(now)) return;
    const due = await calls.nextLook();
    if ((due === null || due > now) && now - forgotAt < FORGET_EVERY_MS) return;
    if (!(await leases.holdLease(LEASE, holder, now, LEASE_MS))) return;
    const rooms = await calls.dueRooms(now + SHARED_MS, MOST_AT_ONCE);
    if (rooms.length > 0) await look(rooms, ROUND, now).catch(ignoreRefusal);
    if (now - forgotAt < FORGET_EVERY_MS) return;
    await calls.forgetRooms(now - KEPT_MS);
    forgotAt = now;
  }

  async function look(
    rooms: Awaited<ReturnType<CallStore['dueRooms']>>,
    bounds: Pick<LookWish, 'maxPages' | 'maxDetails' | 'isAsked'>,
    now: number,
  ): Promise<LookReport> {
    try {
      const { rest, wholePages } = await notes.current();
      const report = await lookAtCalls(parts, rooms, { ...bounds, rest, lastPages: wholePages });
      await notes.looked(report, now);
      log.debug({ rooms: rooms.length, ...report }, 'looked for calls');
      if (report.doubts > 0)
        log.warn({ doubts: report.doubts }, 'calls that may be of several sessions: none has them');
      if (report.changed > 0) onDue();
      return report;
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'STORAGE_UNAVAILABLE') throw error;
      await notes.failed(error, now);
      // What was found before it failed is due.
      onDue();
      throw error;
    }
  }

  async function readNow(): Promise<AskedLook> {
    if (running !== undefined && !(await endsSoon(running))) {
      throw new AppError('OVERLOADED', 'The call log is being read at this moment. Look again in a minute.');
    }
    const reading = readAsked();
    running = alone(reading);
    return reading;
  }

  async function readAsked(): Promise<AskedLook> {
    const now = clock.now();
    const watched = await calls.dueRooms(Number.MAX_SAFE_INTEGER, MOST_AT_ONCE);
    const rooms = watched.filter(({ handedAt }) => handedAt !== null);
    return { ...(await look(rooms, ASKED, now)), rooms: rooms.length };
  }

  return {
    run,
    readNow: () =>
      (asked ??= readNow().finally(() => {
        asked = undefined;
      })),
    stop: async () => {
      clearInterval(timer);
      await running;
      await leases.releaseLease(LEASE, holder);
    },
  };
}

/** It is noted: the next round tries again. */
function ignoreRefusal(error: unknown): void {
  if (!(error instanceof AppError) || error.code === 'STORAGE_UNAVAILABLE') throw error;
}

function endsSoon(work: Promise<void>): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ASKED_PATIENCE_MS, false);
    void work.then(() => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}
