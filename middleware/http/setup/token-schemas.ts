import { z } from 'zod';
import { recordId, verifierSchema } from '../validate.ts';

export const tokenRequestSchema = z.strictObject({
  proofId: recordId().describe('Id of the Video_Proof__c record that carries the hash, made for the purpose setup'),
  verifier: verifierSchema,
  settingsId: recordId().describe('Id of the Video_Settings__c record'),
});

export const personSchema = z.object({ id: z.string(), name: z.string() });

export const tokenAnswerSchema = z.object({
  token: z.string().describe('For the header Authorization: Bearer; a credential, to be kept in memory only'),
  expiresAt: z.iso.datetime(),
  person: personSchema.describe('Whom the token stands for'),
  organizationId: z.string().describe('The org that the middleware is connected to'),
  settingsOrganizationId: z.string().nullable().describe('The org that the settings say they were made in'),
});

export type TokenAnswer = z.infer<typeof tokenAnswerSchema>;
