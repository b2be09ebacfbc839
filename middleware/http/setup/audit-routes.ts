import { Router } from 'express';
import type { z } from 'zod';
import type { SetupStore } from '../../storage/setup-store.ts';
import { refuseOtherMethods } from '../refuse-other-methods.ts';
import type { auditAnswerSchema } from './audit-api.ts';

export interface AuditParts {
  readonly setup: SetupStore;
}

const PATH = '/v1/setup/audit';
const SHOWN = 100;

/** Who changed what and when. */
export function createAuditRoutes({ setup }: AuditParts): Router {
  return Router()
    .get(PATH, async (_, res) => {
      const entries = await setup.listAudit(SHOWN);
      const answer: z.infer<typeof auditAnswerSchema> = {
        entries: entries.map(({ at, ...entry }) => ({ at: new Date(at).toISOString(), ...entry })),
      };
      res.json(answer);
    })
    .all(PATH, refuseOtherMethods('GET'));
}
