import { Router } from 'express';
import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Deliveries, DeliveryOverview } from '../../domain/deliveries.ts';
import type { SetupStore } from '../../storage/setup-store.ts';
import type { Clock } from '../../time/clock.ts';
import { refuseOtherMethods } from '../refuse-other-methods.ts';
import { logSecurity } from '../security-log.ts';
import { parseBody } from '../validate.ts';
import { retrySchema, type deliveriesAnswerSchema, type retryAnswerSchema } from './deliveries-api.ts';
import { requireRights, type RightsParts } from './require-rights.ts';
import { setupPersonOf } from './setup-token.ts';

export interface DeliveryParts extends RightsParts {
  readonly deliveries: Deliveries;
  readonly setup: SetupStore;
  readonly clock: Clock;
  readonly log: Logger;
}

const PATH = '/v1/setup/deliveries';
const RETRY_PATH = `${PATH}/retry`;
const SHOWN = 50;

/** What is on its way to Salesforce, what was refused, and the way to try it again. */
export function createDeliveryRoutes(parts: DeliveryParts): Router {
  const { deliveries, setup, clock, log } = parts;
  return Router()
    .get(PATH, async (_, res) => {
      res.json(toAnswer(await deliveries.overview(SHOWN)));
    })
    .all(PATH, refuseOtherMethods('GET'))
    .post(RETRY_PATH, requireRights(parts), async (req, res) => {
      const which = parseBody(retrySchema, req);
      const retried = await deliveries.retry('all' in which ? 'all' : which);
      const detail = 'all' in which ? `all, ${retried}` : which.sessionId;
      if (retried > 0)
        await setup.note({ at: clock.now(), person: setupPersonOf(res), action: 'deliveries-retried', detail });
      logSecurity(log, 'setup.deliveries-retried', res, { retried });
      const answer: z.infer<typeof retryAnswerSchema> = { retried };
      res.json(answer);
    })
    .all(RETRY_PATH, refuseOtherMethods('POST'));
}

function toAnswer({ pause, parked, recent, ...counts }: DeliveryOverview): z.infer<typeof deliveriesAnswerSchema> {
  return {
    ...counts,
    pause: pause && { reason: pause.reason, since: toIso(pause.since), until: toIso(pause.until) },
    parked: parked.map(({ since, ...delivery }) => ({ ...delivery, since: toIso(since) })),
    recent: recent.map(({ changedAt, ...delivery }) => ({ ...delivery, changedAt: toIso(changedAt) })),
  };
}

function toIso(time: number): string {
  return new Date(time).toISOString();
}
