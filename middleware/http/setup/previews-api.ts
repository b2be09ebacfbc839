import { z } from 'zod';
import { toSchema, type ApiFragment } from '../api-fragment.ts';
import { smallProblemSchema } from './settings-api.ts';
import { setupCall } from './setup-call.ts';

const region = z
  .string()
  .trim()
  .regex(/^[A-Za-z]{2}$/u, 'not a country code of two letters')
  .transform((text) => text.toUpperCase());

export const phonePreviewSchema = z.strictObject({
  phoneFields: z.array(z.string().trim().min(1).max(100)).max(20).describe('Fields of Contact in order of preference'),
  defaultRegion: region.nullable(),
  allowedRegions: z.array(region).max(250),
  respectDoNotCall: z.boolean().default(false),
  doNotCallField: z.string().trim().min(1).max(100).nullable().default(null).describe('A checkbox of Contact'),
  landlineOnly: z.enum(['Fail', 'Link']).default('Fail'),
});

export const phonePreviewAnswerSchema = z.object({
  rows: z.array(
    z.object({
      contactId: z.string(),
      name: z.string(),
      field: z.string().nullable(),
      number: z.string().nullable().describe('All but the last four digits hidden'),
      problem: smallProblemSchema.nullable(),
      workflow: z.string().nullable().describe('What becomes of a workflow’s call, where that is something else'),
      before: z
        .object({ field: z.string().nullable(), number: z.string().nullable(), workflow: z.string().nullable() })
        .nullable()
        .describe('What the saved settings come to, where that is something else'),
    }),
  ),
});

export const referencePreviewSchema = z.strictObject({
  pattern: z.string().max(255).describe('Text with {FieldName} placeholders over the case'),
});

export const referencePreviewAnswerSchema = z.object({
  rows: z.array(
    z.object({
      caseId: z.string(),
      caseNumber: z.string(),
      callReference: z.string().nullable(),
      problem: smallProblemSchema.nullable(),
    }),
  ),
  problem: smallProblemSchema.nullable().describe('What is wrong with the pattern for whatever case'),
});

const options = z.array(z.object({ name: z.string(), label: z.string() }));

export const optionsAnswerSchema = z.object({
  phoneFields: options.describe('Phone fields of Contact'),
  loginFields: options.describe('Fields of User that can hold a login at 8x8'),
  checkboxFields: options.describe('Checkboxes of Contact'),
  caseFields: options.describe('Fields of Case that a call reference can be made of'),
});

const REFUSALS = { '503': 'NOT_CONFIGURED, SALESFORCE_UNAVAILABLE' };

export const previewsApi: ApiFragment = {
  paths: {
    '/v1/setup/options': {
      get: setupCall({
        operationId: 'listOptions',
        summary: 'Lists the fields to choose from',
        answer: 'Options',
        refusals: REFUSALS,
      }),
    },
    '/v1/setup/previews/phones': {
      post: setupCall({
        operationId: 'previewPhones',
        summary: 'Shows which numbers calls to the latest contacts would go to',
        body: 'PhonePreviewRequest',
        answer: 'PhonePreview',
        refusals: REFUSALS,
      }),
    },
    '/v1/setup/previews/call-references': {
      post: setupCall({
        operationId: 'previewCallReferences',
        summary: 'Shows which call references the latest cases would get',
        body: 'CallReferencePreviewRequest',
        answer: 'CallReferencePreview',
        refusals: REFUSALS,
      }),
    },
  },
  schemas: {
    Options: toSchema(optionsAnswerSchema, 'output'),
    PhonePreviewRequest: toSchema(phonePreviewSchema, 'input'),
    PhonePreview: toSchema(phonePreviewAnswerSchema, 'output'),
    CallReferencePreviewRequest: toSchema(referencePreviewSchema, 'input'),
    CallReferencePreview: toSchema(referencePreviewAnswerSchema, 'output'),
  },
};
