import { z } from 'zod';
import { recordId, verifierSchema } from '../validate.ts';

const CONTACT_PREFIX = '003';
const CASE_PREFIX = '500';

export const sessionIdSchema = recordId().describe('Id of the Video_Session__c record that asks for the call');

export const roomRequestSchema = z.strictObject({
  proofId: recordId().describe('Id of the Video_Proof__c record that carries the hash'),
  verifier: verifierSchema,
  contactId: recordId(CONTACT_PREFIX).describe('Id of the contact to call, as on the session'),
  caseId: recordId(CASE_PREFIX).nullish().describe('Id of the case, as on the session'),
});

export const roomAnswerSchema = z.object({
  sessionId: z.string(),
  callReference: z.string().max(20).describe('As 8x8 keeps it, which may be another than was ordered'),
  guestLink: z
    .string()
    .nullable()
    .describe('The link for the customer; null where 8x8 gives none, for it sends it by SMS itself'),
  agentConsoleUrl: z.string().describe('Logs the agent in: a credential, to be shown to nobody else and kept nowhere'),
  invitation: z.enum(['SMS', 'Link']),
  phoneNumber: z.string().nullable().describe('The last four digits of the number invited; null for a link'),
  expiresAt: z.iso.datetime().describe('When the room ends to be valid'),
});

export type RoomAnswer = z.infer<typeof roomAnswerSchema>;
