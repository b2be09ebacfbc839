import { z } from 'zod';
import { fitText } from '../domain/fit-text.ts';

const text = z.string().min(1);
const answerSchema = z.object({
  auth_token: text,
  // Both may be missing or spoilt: the room is there all the same.
  guest_link: text.optional().catch(undefined),
  call_reference: text.optional().catch(undefined),
});

export interface RoomAnswer {
  readonly authToken: string;
  /** Null where 8x8 gave none, which is no loss where it sends the SMS itself. */
  readonly guestLink: string | null;
  /** Null where 8x8 names none that Salesforce can keep: then the one that was ordered counts. */
  readonly callReference: string | null;
}

/**
 * What 8x8 answered to a request for a token, with a room or without; null if there is no token in it. Its only example
 * of success is a token alone, also for a room (Video Interaction API, POST /api/v1/tokens).
 */
export function readRoomAnswer(body: unknown): RoomAnswer | null {
  const answer = answerSchema.safeParse(body);
  if (!answer.success) return null;
  const { auth_token, guest_link, call_reference } = answer.data;
  return {
    authToken: auth_token,
    guestLink: guest_link === undefined ? null : toWebAddress(guest_link),
    callReference: call_reference === undefined ? null : toReference(call_reference),
  };
}

/** As a browser would open it, in plain ASCII. */
function toWebAddress(text: string): string | null {
  const url = URL.parse(text.trim());
  return url !== null && /^https?:$/u.test(url.protocol) ? url.href : null;
}

function toReference(text: string): string | null {
  const fitted = fitText(text, 'Video_Session__c.Call_Reference__c');
  return 'text' in fitted ? fitted.text : null;
}
