import { Router } from 'express';
import type { SubscriptionReport } from '../domain/event-source.ts';
import type { SettingsSource } from '../domain/ports.ts';
import { AppError } from '../errors/app-error.ts';
import type { Storage } from '../storage/storage.ts';

export interface HealthParts {
  /** The origin that proofs are bound to: a page can tell whether it is the one it calls. */
  readonly origin: string;
  readonly version: string;
  readonly settings: SettingsSource;
  readonly storage: Storage;
  /** Why deliveries to Salesforce pause, or null. */
  readonly deliveryPause: () => { readonly reason: string; readonly until: number } | null;
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
  deliveryPause,
  subscription,
  isDraining,
}: HealthParts): Router {
  return Router()
    .get('/healthz', (_, res) => {
      res.json({ status: 'ok', version, origin });
    })
    .get('/readyz', async (_, res) => {
      const reason = isDraining() ? 'The middleware is shutting down.' : await reasonNotReady(settings);
      const pause = deliveryPause();
      const writeBack = await storage.countUnwritten();
      res
        .status(reason === null ? 200 : 503)
        .set('Cache-Control', 'no-store')
        .json({
          status: reason === null ? 'ready' : 'not ready',
          ...(reason === null ? {} : { reason }),
          storage: storage.description,
          writeBack: {
            ...writeBack,
            ...(pause === null ? {} : { pausedUntil: new Date(pause.until).toISOString(), pauseReason: pause.reason }),
          },
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

async function reasonNotReady(settings: SettingsSource): Promise<string | null> {
  try {
    await settings.current();
    return null;
  } catch (error) {
    return error instanceof AppError ? error.message : 'The settings could not be read.';
  }
}
