import { z } from 'zod';

const personSchema = z.object({ id: z.string(), name: z.string() });

export const automationKeysSchema = z.object({
  keys: z.array(
    z.object({
      id: z.string(),
      lastFour: z.string(),
      createdAt: z.iso.datetime(),
      createdBy: personSchema,
      validUntil: z.iso.datetime().nullable().describe('When a key that was replaced ends'),
      lastUsedAt: z.iso.datetime().nullable(),
    }),
  ),
});

export const newAutomationKeySchema = z.object({
  id: z.string(),
  key: z.string().describe('Shown this once'),
  previousValidUntil: z.iso.datetime().nullable().describe('When the keys before it end'),
});

export const keyIdSchema = z.uuid();

export type AutomationKeysAnswer = z.infer<typeof automationKeysSchema>;
export type NewAutomationKeyAnswer = z.infer<typeof newAutomationKeySchema>;
