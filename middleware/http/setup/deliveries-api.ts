import { z } from 'zod';
import { toSchema, type ApiFragment } from '../api-fragment.ts';
import { recordId } from '../validate.ts';
import { setupCall, withRights } from './setup-call.ts';

const time = z.iso.datetime();

export const deliveriesAnswerSchema = z.object({
  unwritten: z.int().describe('Sessions of which something has not reached Salesforce, the parked ones among them'),
  parkedCount: z.int(),
  pause: z
    .object({ reason: z.string(), since: time, until: time })
    .nullable()
    .describe('Why nothing is delivered at the moment'),
  parked: z.array(
    z.object({
      sessionId: z.string(),
      callReference: z.string().nullable(),
      reason: z.string(),
      since: time,
      attempts: z.int(),
    }),
  ),
  recent: z.array(
    z.object({
      sessionId: z.string(),
      callReference: z.string().nullable(),
      status: z.string(),
      state: z.enum(['written', 'waiting', 'parked']),
      changedAt: time,
      reason: z.string().nullable(),
    }),
  ),
});

export const retrySchema = z.union([
  z.strictObject({ sessionId: recordId().describe('One delivery') }),
  z.strictObject({ all: z.literal(true) }),
]);

export const retryAnswerSchema = z.object({ retried: z.int() });

export const deliveriesApi: ApiFragment = {
  paths: {
    '/v1/setup/deliveries': {
      get: setupCall({
        operationId: 'listDeliveries',
        summary: 'Tells what is on its way to Salesforce and what was refused',
        answer: 'Deliveries',
      }),
    },
    '/v1/setup/deliveries/retry': {
      post: setupCall({
        operationId: 'retryDeliveries',
        summary: 'Tries one parked delivery again, or all',
        body: 'Retry',
        answer: 'Retried',
        refusals: withRights(),
      }),
    },
  },
  schemas: {
    Deliveries: toSchema(deliveriesAnswerSchema, 'output'),
    Retry: toSchema(retrySchema, 'input'),
    Retried: toSchema(retryAnswerSchema, 'output'),
  },
};
