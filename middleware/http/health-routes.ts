import { Router } from 'express';
import type { CallLogState } from '../domain/call-log/call-log.ts';
import type { SubscriptionReport } from '../domain/event-source.ts';
import { refusalCode } from '../domain/refusal-code.ts';
import type { SettingsSource } from '../domain/settings-source.ts';
import { AppError } from '../errors/app-error.ts';
import type { RoomRequestStore } from '../storage/automation-store.ts';
import type { Storage } from '../storage/storage.ts';
import { SECOND_MS, type Clock } from '../time/clock.ts';
import { CLOCK_TOLERANCE_MS } from '../time/org-clock.ts';
import type { Load } from './shed-load.ts';

interface Pause {
  readonly reason: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

export interface HealthParts {
  /** The origin that proofs are bound to: a page can tell whether it is the one it calls. */
  readonly origin: string;
  readonly version: string;
  readonly settings: SettingsSource;
  readonly storage: Storage;
  readonly automation: Pick<RoomRequestStore, 'countRequests'>;
  /** How what became of calls comes in. */
  readonly callLogState: () => Promise<CallLogState>;
  /** Why deliveries to Salesforce pause, or null. */
  readonly deliveryPause: () => Pause | null;
  /** Why no rooms are prepared for workflows, or null. */
  readonly preparationPause: () => Pause | null;
  /** How receiving the org's events goes: automation waits for it, calls do not. */
  readonly subscription: () => SubscriptionReport;
  readonly isDraining: () => boolean;
  /** How far the machine's clock is ahead of Salesforce's, milliseconds; null if no answer told. */
  readonly clockAheadMs: () => number | null;
  readonly load: Load;
  /** Why nothing new can be kept, or null. */
  readonly storageTrouble: () => Promise<string | null>;
  readonly clock: Clock;
}

/** Counting calls is more than a few look-ups, and probes come every second or two. */
const CALLS_COUNTED_MS = 10 * SECOND_MS;
// Anybody may ask, and each look at settings that are not there yet costs an API call of the org.
const NOT_READY_MS = 5 * SECOND_MS;

/** `GET /healthz`: the process lives. `GET /readyz`: it can take calls, or why not. Both name no secret and no person. */
export function createHealthRoutes({
  origin,
  version,
  settings,
  storage,
  automation,
  callLogState,
  deliveryPause,
  preparationPause,
  subscription,
  isDraining,
  clockAheadMs,
  load,
  storageTrouble,
  clock,
}: HealthParts): Router {
  const settingsReason = createReadiness(settings, clock);
  const callState = createRememberedLook(callLogState, CALLS_COUNTED_MS, clock);
  const reasonNotReady = async (): Promise<string | null> => {
    if (isDraining()) return 'The middleware is shutting down.';
    if (load.isShedding()) return 'The middleware is busy: it refuses what comes beyond that.';
    const trouble = await storageTrouble();
    return trouble === null ? settingsReason() : `Nothing can be kept: ${trouble}.`;
  };
  // However many ask at a time, one look answers them all.
  const look = createSharedLook(async () => {
    const reason = await reasonNotReady();
    // What cannot be counted has been told as the reason.
    const [writeBack, roomRequests, calls] = await Promise.all([
      storage.countUnwritten().catch(() => null),
      automation.countRequests().catch(() => null),
      callState().catch(() => null),
    ]);
    const isUncounted = writeBack === null || roomRequests === null;
    return { reason: reason ?? (isUncounted ? 'The storage does not answer.' : null), writeBack, roomRequests, calls };
  });
  return Router()
    .get('/healthz', (_, res) => {
      res.json({ status: 'ok', version, origin });
    })
    .get('/readyz', async (_, res) => {
      const { reason, writeBack, roomRequests, calls } = await look();
      res
        .status(reason === null ? 200 : 503)
        .set('Cache-Control', 'no-store')
        .json({
          status: reason === null ? 'ready' : 'not ready',
          ...(reason === null ? {} : { reason }),
          storage: storage.description,
          writeBack: { ...writeBack, ...describePause(deliveryPause()) },
          roomRequests: { ...roomRequests, ...describePause(preparationPause()) },
          calls: describeCalls(calls),
          events: describeSubscription(subscription()),
          clock: describeClock(clockAheadMs()),
        });
    });
}

/** What became of calls: how late it is, and what is not understood. No field is said, for its name may be 8x8's own. */
function describeCalls(state: CallLogState | null) {
  if (state === null) return {};
  const { watched, lagSeconds, doubtCount, foreignCount, sloppyValues, report } = state;
  return {
    roomsWatched: watched,
    outcomeLagSeconds: lagSeconds,
    callsInDoubt: doubtCount,
    foreignCalls: foreignCount,
    sloppyValues: sloppyValues.reduce((sum, { count }) => sum + count, 0),
    ...describePause(report.pause && { reason: report.pause.code, until: report.pause.until }),
  };
}

function describeSubscription({ state, connectedSince, lastEventAt, lastError }: SubscriptionReport) {
  return {
    state,
    ...(connectedSince === null ? {} : { connectedSince: new Date(connectedSince).toISOString() }),
    ...(lastEventAt === null ? {} : { lastEventAt: new Date(lastEventAt).toISOString() }),
    ...(lastError === null ? {} : { lastError: lastError.code }),
  };
}

/** Calls go on by Salesforce's time; without it no proof is accepted. */
function describeClock(aheadMs: number | null) {
  if (aheadMs === null) return { state: 'unknown' };
  const isInStep = Math.abs(aheadMs) <= CLOCK_TOLERANCE_MS;
  return {
    state: isInStep ? 'in step' : 'off',
    aheadSeconds: Math.round(aheadMs / SECOND_MS),
    ...(isInStep ? {} : { remedy: 'Set the clock of this machine by NTP.' }),
  };
}

/** By its code alone: anybody may ask, and Salesforce's words may be those of the org's own rules, about a customer. */
function describePause(pause: Pause | null): { pausedUntil?: string; pauseReason?: string } {
  return pause === null
    ? {}
    : { pausedUntil: new Date(pause.until).toISOString(), pauseReason: refusalCode(pause.reason) };
}

/** What was seen counts for a while. */
function createRememberedLook<T>(look: () => Promise<T>, ms: number, clock: Clock): () => Promise<T> {
  let seen: { readonly value: T; readonly at: number } | null = null;
  return async () => {
    const now = clock.now();
    if (seen === null || Math.abs(now - seen.at) >= ms) seen = { value: await look(), at: now };
    return seen.value;
  };
}

function createSharedLook<T>(look: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | null = null;
  return () => (underWay ??= look().finally(() => (underWay = null)));
}

/** Why no calls can be taken, or null; a reason is repeated for a while before Salesforce is asked again. */
function createReadiness(settings: SettingsSource, clock: Clock): () => Promise<string | null> {
  let known: { readonly reason: string; readonly at: number } | null = null;
  return async () => {
    if (known !== null && Math.abs(clock.now() - known.at) < NOT_READY_MS) return known.reason;
    try {
      await settings.current();
      known = null;
      return null;
    } catch (error) {
      const reason = error instanceof AppError ? error.message : 'The settings could not be read.';
      known = { reason, at: clock.now() };
      return reason;
    }
  };
}
