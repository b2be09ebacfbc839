import parsePhoneNumber from 'libphonenumber-js/max';
import { z } from 'zod';

/** Body of POST /api/v1/tokens; what the documentation does not name is refused, lest somebody relies on it. */
const tokenBody = z
  .strictObject({
    create_room: z.boolean().optional(),
    phone_number: z.string().refine(isInternationalNumber, 'must be an international phone number').optional(),
    call_reference: z.string().min(8).max(20).optional(),
  })
  .refine(
    (body) => body.create_room === true || (body.phone_number === undefined && body.call_reference === undefined),
    'phone_number and call_reference belong to a room: create_room must be true',
  );

export type TokenRequest = z.infer<typeof tokenBody>;

/** @param text the request's body; an empty one is allowed. @throws Error saying what is wrong, in plain words */
export function parseTokenRequest(text: string): TokenRequest {
  if (text === '') return {};
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Error('The body is not valid JSON');
  }
  const result = tokenBody.safeParse(body);
  if (!result.success) throw new Error(z.prettifyError(result.error));
  return result.data;
}

function isInternationalNumber(text: string): boolean {
  return /^\+[1-9]\d{6,14}$/u.test(text) && parsePhoneNumber(text)?.isPossible() === true;
}
