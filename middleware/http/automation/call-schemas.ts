import { z } from 'zod';
import { recordId } from '../validate.ts';

export { sessionIdSchema } from '../room/room-schemas.ts';

export const callRequestSchema = z.strictObject({
  organizationId: recordId('00D').describe('Id of the org that the case is in, so that a copy of it starts no calls'),
  caseId: recordId('500').describe('Id of the case that the call is about'),
  contactId: recordId('003').nullish().describe('Id of the contact to call; without it the contact of the case'),
  invitation: z
    .enum(['SMS', 'Link'])
    .nullish()
    .describe('SMS: 8x8 sends the guest link once an agent joins. Link: you send it'),
  requestId: z
    .string()
    .regex(/^[\x21-\x7e]{1,100}$/u, '1 to 100 printable characters without spaces')
    .nullish()
    .describe('The same id with the same body gets the same call and answer, however often it is sent'),
});

export type CallRequest = z.infer<typeof callRequestSchema>;

export const callAnswerSchema = z.object({
  sessionId: z.string().describe('Id of the Video_Session__c record'),
  status: z.string().describe('Requested, Ready, Expired or Failed'),
  callReference: z.string().nullable().describe('The reference of the call at 8x8, also on case and contact'),
  guestLink: z
    .string()
    .nullable()
    .describe('The link for the customer; empty once the room expired, and where 8x8 gives none'),
  invitation: z.string().nullable().describe('SMS or Link'),
  phoneNumber: z.string().nullable().describe('The last four digits of the number invited; empty for a link'),
  expiresAt: z.iso.datetime().nullable().describe('When the room ends to be valid'),
  failureCode: z.string().nullable().describe('Code of the reason why there is no room'),
  failureMessage: z.string().nullable().describe('Why there is no room, and what to do about it'),
});

export type CallAnswer = z.infer<typeof callAnswerSchema>;
