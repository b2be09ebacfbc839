import { z } from 'zod';
import { toSchema, type ApiFragment } from '../api-fragment.ts';
import { setupCall, withRights } from './setup-call.ts';

const time = z.iso.datetime();
const CALL_ID = 50;

export const callLogAnswerSchema = z.object({
  watched: z.int().describe('Rooms whose call is looked for'),
  lagSeconds: z.int().describe('How long the look that is longest due has waited: outcomes are so late'),
  doubtCount: z.int().describe('Calls that may be of several sessions'),
  foreignCount: z.int().describe('Calls of somebody else on the same 8x8 account, within a day'),
  lastRead: z
    .object({
      at: time,
      backTo: time.nullable(),
      pages: z.int(),
      entries: z.int(),
      isComplete: z.boolean().describe('Whether it was read as far back as there are rooms to look for'),
    })
    .nullable(),
  aheadSeconds: z.number().describe("How far 8x8's clock is ahead of ours"),
  pause: z
    .object({ code: z.string(), reason: z.string(), since: time, until: time })
    .nullable()
    .describe('Why nothing is read at the moment'),
  sloppyValues: z
    .array(z.object({ field: z.string(), count: z.int() }))
    .describe('Values of 8x8 that were not understood since this instance runs'),
  doubts: z.array(
    z.object({
      callId: z.string(),
      startedAt: time,
      endedAt: time.nullable(),
      durationSeconds: z.int().nullable(),
      candidates: z.array(
        z.object({
          roomId: z.string(),
          sessionId: z.string(),
          callReference: z.string(),
          roomCreatedAt: time,
          numberDiffers: z.boolean(),
        }),
      ),
    }),
  ),
});

export const callLogReadingSchema = z.object({
  pages: z.int(),
  entries: z.int(),
  rooms: z.int(),
  changed: z.int(),
  foreign: z.int(),
  doubts: z.int(),
  durationMs: z.int(),
});

export const assignSchema = z.strictObject({
  callId: z.string().min(1).max(CALL_ID).describe('The doubtful call'),
  roomId: z.uuid().describe('One of its own candidates'),
});

export const dismissSchema = assignSchema.pick({ callId: true });

export const callLogApi: ApiFragment = {
  paths: {
    '/v1/setup/call-log': {
      get: setupCall({
        operationId: 'showCallLog',
        summary: "Tells how 8x8's call log was read, and which calls may be of several sessions",
        answer: 'CallLog',
      }),
    },
    '/v1/setup/call-log/read': {
      post: setupCall({
        operationId: 'readCallLog',
        summary: "Reads 8x8's call log now",
        answer: 'CallLogReading',
        refusals: { '502': 'VIDEO_UNAUTHORIZED, VIDEO_REJECTED', '503': 'VIDEO_UNAVAILABLE, NOT_CONFIGURED' },
      }),
    },
    '/v1/setup/call-log/assign': {
      post: setupCall({
        operationId: 'assignCall',
        summary: 'Gives a doubtful call to one of the sessions it may be of',
        body: 'CallAssignment',
        status: '204',
        refusals: withRights({ '404': 'NOT_FOUND' }),
      }),
    },
    '/v1/setup/call-log/dismiss': {
      post: setupCall({
        operationId: 'dismissCall',
        summary: 'Says that a doubtful call is of none of the sessions it may be of',
        body: 'CallDismissal',
        status: '204',
        refusals: withRights({ '404': 'NOT_FOUND' }),
      }),
    },
  },
  schemas: {
    CallLog: toSchema(callLogAnswerSchema, 'output'),
    CallLogReading: toSchema(callLogReadingSchema, 'output'),
    CallAssignment: toSchema(assignSchema, 'input'),
    CallDismissal: toSchema(dismissSchema, 'input'),
  },
};
