import { z } from 'zod';

const personSchema = z.object({ id: z.string(), name: z.string() });

export const automationKeysSchema = z.object({
  keys: z.array(
    z.object({
      id: z.string(),
      lastFour: z.string(),
      createdAt: z.iso.datetime(),
      createdBy: personSchema,
      validUntil: z.iso
        .datetime()
        .nullable()
        .describe('When it ends: the date it was made with, or a day after it was replaced'),
      lastUsedAt: z.iso.datetime().nullable(),
    }),
  ),
});

export const newAutomationKeySchema = z.object({
  id: z.string(),
  key: z.string().describe('Shown this once'),
  validUntil: z.iso.datetime().nullable().describe('When it ends'),
  previousValidUntil: z.iso.datetime().nullable().describe('When the keys before it end'),
});

export const newKeySchema = z.strictObject({
  validUntil: z.iso
    .datetime({ offset: true })
    .nullish()
    .describe('When the key is to end, in the future; left out for one that does not'),
});

export const keyIdSchema = z.uuid();

export type AutomationKeysAnswer = z.infer<typeof automationKeysSchema>;
export type NewAutomationKeyAnswer = z.infer<typeof newAutomationKeySchema>;
