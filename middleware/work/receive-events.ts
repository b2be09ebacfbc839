import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import {
  EventStreamError,
  type EventBatch,
  type EventSource,
  type SubscriptionReport,
} from '../domain/event-source.ts';
import { sortEvents } from '../domain/sort-events.ts';
import { describeCause } from '../errors/app-error.ts';
import type { EventStore } from '../storage/event-store.ts';
import type { Storage } from '../storage/storage.ts';
import { MINUTE_MS, SECOND_MS, type Clock } from '../time/clock.ts';
import { backoffMs } from './backoff.ts';

export interface ReceiveEventsParts {
  readonly source: EventSource;
  readonly store: EventStore;
  readonly leases: Pick<Storage, 'holdLease' | 'releaseLease'>;
  readonly clock: Clock;
  readonly log: Logger;
  /** Called when requests for rooms were taken. */
  readonly onRequests: () => void;
  /** Called when events may have been missed: what was asked for must be looked up. */
  readonly onGap: () => void;
  readonly pace?: Partial<typeof PACE>;
}

export interface EventReceiver {
  subscription(): SubscriptionReport;
  /** Leaves the rest to another instance. */
  stop(): Promise<void>;
}

const LEASE = 'events';
const PACE = {
  /** An instance that was killed or hangs is followed within this time and one look of the others. */
  leaseMs: 10 * SECOND_MS,
  lookMs: 3 * SECOND_MS,
  retryFirstMs: SECOND_MS,
  retryLongestMs: MINUTE_MS,
  /** Where somebody has to change something in the org first. */
  rarelyMs: 15 * MINUTE_MS,
};

/**
 * Receives requests for rooms, on one instance at a time. A batch of events is asked for only when the one before is kept:
 * cursor and requests in one step, so that none is lost or taken twice, whoever is killed when. Two instances that both
 * believe in their lease do no harm: the cursor moves for one of them, and the other steps back.
 */
export function startReceivingEvents(parts: ReceiveEventsParts): EventReceiver {
  const { source, store, leases, clock, log } = parts;
  const pace = { ...PACE, ...parts.pace };
  const holder = randomUUID();
  const stopping = new AbortController();
  let report: SubscriptionReport = { state: 'starting', connectedSince: null, lastEventAt: null, lastError: null };
  let failures = 0;
  /** How long the last failure was waited for, milliseconds. */
  let lastWaitMs = 0;
  let isPlaceLost = false;

  const running = run();

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const waitMs = (await holdLease()) ? await receive() : standBy();
      await delay(waitMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  }

  async function holdLease(): Promise<boolean> {
    try {
      return await leases.holdLease(LEASE, holder, clock.now(), pace.leaseMs);
    } catch (error) {
      log.error({ error: describeCause(error) }, 'events: the storage does not answer');
      return false;
    }
  }

  function standBy(): number {
    // Whoever receives now finds a place of its own.
    isPlaceLost = false;
    failures = 0;
    report = { ...report, state: 'standby', connectedSince: null, lastError: null };
    return pace.lookMs;
  }

  /** One stream, for as long as it lasts; returns how long to wait before the next, milliseconds. */
  async function receive(): Promise<number> {
    const stream = new AbortController();
    const end = (): void => {
      stream.abort();
    };
    stopping.signal.addEventListener('abort', end);
    const renewal = setInterval(() => void holdLease().then((held) => held || end()), pace.lookMs);
    renewal.unref();
    try {
      await takeBatches(stream.signal);
      return pace.lookMs;
    } catch (error) {
      return failed(error);
    } finally {
      clearInterval(renewal);
      stopping.signal.removeEventListener('abort', end);
      end();
    }
  }

  /** Returns when the signal says so, or when another subscriber has moved on. */
  async function takeBatches(signal: AbortSignal): Promise<void> {
    const organizationId = await source.organizationId();
    const channel = `${organizationId}${source.topic}`;
    let place = await store.cursor(channel);
    const onConnected = (): void => {
      report = { ...report, state: 'connected', connectedSince: clock.now(), lastError: null };
      log.info({ topic: source.topic, fromEarliest: place === null || isPlaceLost }, 'events: subscribed');
    };
    for await (const batch of source.open({ after: isPlaceLost ? null : place, signal, onConnected })) {
      if (signal.aborted) return;
      failures = 0;
      if (!(await take(channel, place, batch, organizationId))) {
        log.info('events: another instance has moved on, stepping back');
        return;
      }
      place = batch.replayId;
      isPlaceLost = false;
    }
  }

  async function take(
    channel: string,
    previousReplayId: Uint8Array | null,
    { events, replayId }: EventBatch,
    organizationId: string,
  ): Promise<boolean> {
    const now = clock.now();
    const { requests, foreign, unreadable } = sortEvents(events, organizationId, now);
    if (!(await store.accept({ channel, previousReplayId, replayId, requests, now }))) return false;
    if (events.length > 0) report = { ...report, lastEventAt: now };
    for (const { eventId, sessionId } of foreign)
      log.warn({ eventId, sessionId }, 'events: an event of another org is left out');
    for (const { eventId } of unreadable) log.warn({ eventId }, 'events: an event names no session and is left out');
    if (unreadable.length > 0) parts.onGap();
    if (requests.length > 0) {
      log.debug({ sessionIds: requests.map(({ sessionId }) => sessionId) }, 'events: rooms are asked for');
      parts.onRequests();
    }
    return true;
  }

  function failed(error: unknown): number {
    const { kind, code, message } = toFault(error);
    if (stopping.signal.aborted) return 0;
    // A stream that was up for longer than its last pause was well, however quiet it was.
    const { connectedSince } = report;
    if (connectedSince !== null && clock.now() - connectedSince > lastWaitMs) failures = 0;
    // Said once for each reason: it stays as it is until somebody changes something.
    if (report.lastError?.code !== code) log.warn({ kind, code, reason: message }, WORDS[kind]);
    report = { ...report, state: 'waiting', connectedSince: null, lastError: { kind, code, message } };
    if (kind === 'lost-place' && !isPlaceLost) {
      isPlaceLost = true;
      parts.onGap();
      return 0;
    }
    if (kind === 'missing' || kind === 'limit') return pace.rarelyMs;
    failures += 1;
    lastWaitMs = backoffMs(failures - 1, pace.retryFirstMs, pace.retryLongestMs);
    return lastWaitMs;
  }

  return {
    subscription: () => report,
    stop: async () => {
      stopping.abort();
      await running;
      await leases.releaseLease(LEASE, holder);
    },
  };
}

const WORDS = {
  retry: 'events: the stream ended, it is opened again',
  auth: 'events: Salesforce refuses the login, tried again later',
  'lost-place': 'events: the place in the stream is lost, the earliest events are read again',
  missing:
    'events: automation is off, because the org has no such event or our user may not read it; looked for rarely',
  limit: 'events: the org’s allowance of events is used up, tried again later',
} as const;

/** What the storage throws is no fault of the stream, and nothing was lost: the same events come again. */
function toFault(error: unknown): Pick<EventStreamError, 'kind' | 'code' | 'message'> {
  if (error instanceof EventStreamError) return error;
  const { code = 'FAILED', message } = describeCause(error);
  return { kind: 'retry', code, message };
}
