import { z } from 'zod';
import { personSchema } from './token-schemas.ts';

export const videoKeySchema = z.strictObject({
  apiKey: z
    .string()
    .trim()
    // It goes into a header; and of a shorter one its last six characters would be too much to show.
    .regex(/^[\x21-\x7e]{12,1024}$/u, 'not an API key: 12 or more letters, digits and signs, no spaces')
    .describe('The API key as 8x8 shows it; it is never answered'),
});

export const videoKeyAnswerSchema = z.object({
  source: z.enum(['setup', 'environment', 'none']).describe('Where the key in use comes from'),
  lastSix: z.string().nullable(),
  setBy: personSchema.nullable(),
  setAt: z.iso.datetime().nullable(),
  baseUrl: z.string().describe('Where the key goes to: set in the environment only'),
});

export const emptySchema = z.strictObject({});

export const testAnswerSchema = z.object({ durationMs: z.int() });

export type VideoKeyAnswer = z.infer<typeof videoKeyAnswerSchema>;
