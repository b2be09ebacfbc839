import { Router } from 'express';
import type { SubscriptionReport } from '../domain/event-source.ts';
import type { SettingsSource } from '../domain/ports.ts';
import { AppError } from '../errors/app-error.ts';
import type { RoomRequestStore } from '../storage/automation-store.ts';
import type { Storage } from '../storage/storage.ts';

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
  /** Why deliveries to Salesforce pause, or null. */
  readonly deliveryPause: () => Pause | null;
  /** Why no rooms are prepared for workflows, or null. */
  readonly preparationPause: () => Pause | null;
  /** How receiving the org's events goes: automation waits for it, calls do not. */
  readonly subscription: () => SubscriptionReport;
  readonly isDraining: () => boolean;
}

/** `GET /healthz`: the process lives. `GET /readyz`: it can take calls, or why not. Both name no secret and no person. */
export function createHealthRoutes({
  origin,
  version,
  settings,
  storage,
  automation,
  deliveryPause,
  preparationPause,
  subscription,
  isDraining,
}: HealthParts): Router {
  return Router()
    .get('/healthz', (_, res) => {
      res.json({ status: 'ok', version, origin });
    })
    .get('/readyz', async (_, res) => {
      const reason = isDraining() ? 'The middleware is shutting down.' : await reasonNotReady(settings);
      const writeBack = await storage.countUnwritten();
      const roomRequests = await automation.countRequests();
      res
        .status(reason === null ? 200 : 503)
        .set('Cache-Control', 'no-store')
        .json({
          status: reason === null ? 'ready' : 'not ready',
          ...(reason === null ? {} : { reason }),
          storage: storage.description,
          writeBack: { ...writeBack, ...describePause(deliveryPause()) },
          roomRequests: { ...roomRequests, ...describePause(preparationPause()) },
          events: describeSubscription(subscription()),
        });
    });
}

function describeSubscription({ state, connectedSince, lastEventAt, lastError }: SubscriptionReport) {
  return {
    state,
    ...(connectedSince === null ? {} : { connectedSince: new Date(connectedSince).toISOString() }),
    ...(lastEventAt === null ? {} : { lastEventAt: new Date(lastEventAt).toISOString() }),
    ...(lastError === null ? {} : { lastError: `${lastError.code}: ${lastError.message}` }),
  };
}

function describePause(pause: Pause | null): { pausedUntil?: string; pauseReason?: string } {
  return pause === null ? {} : { pausedUntil: new Date(pause.until).toISOString(), pauseReason: pause.reason };
}

async function reasonNotReady(settings: SettingsSource): Promise<string | null> {
  try {
    await settings.current();
    return null;
  } catch (error) {
    return error instanceof AppError ? error.message : 'The settings could not be read.';
  }
}
