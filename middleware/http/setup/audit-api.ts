import { z } from 'zod';
import { toSchema, type ApiFragment } from '../api-fragment.ts';
import { setupCall } from './setup-call.ts';
import { personSchema } from './token-schemas.ts';

export const auditAnswerSchema = z.object({
  entries: z.array(
    z.object({
      at: z.iso.datetime(),
      person: personSchema.nullable(),
      action: z.string(),
      detail: z.string(),
    }),
  ),
});

export const auditApi: ApiFragment = {
  paths: {
    '/v1/setup/audit': {
      get: setupCall({ operationId: 'listAudit', summary: 'Lists the latest changes, newest first', answer: 'Audit' }),
    },
  },
  schemas: { Audit: toSchema(auditAnswerSchema, 'output') },
};
