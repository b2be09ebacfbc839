import { z } from 'zod';
import { toSchema, type ApiFragment } from '../api-fragment.ts';
import { setupCall } from './setup-call.ts';

/** Why something cannot be used, as a call would say it. */
export const smallProblemSchema = z.object({ code: z.string(), message: z.string() });

export const reloadAnswerSchema = z.object({
  changed: z.boolean().describe('Whether the record says something else than when it was last read'),
  problem: smallProblemSchema.nullable().describe('Why no call can be started with these settings'),
});

export const settingsApi: ApiFragment = {
  paths: {
    '/v1/setup/settings/reload': {
      post: setupCall({
        operationId: 'reloadSettings',
        summary: 'Makes the middleware use saved settings at once, and notes who changed what',
        body: 'Empty',
        answer: 'Reloaded',
      }),
    },
  },
  schemas: { Reloaded: toSchema(reloadAnswerSchema, 'output') },
};
