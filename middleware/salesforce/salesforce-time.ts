import { z } from 'zod';

/** A time as Salesforce writes it, as milliseconds since 1970; what cannot be read is refused, and never compared. */
export const salesforceTime = z.string().transform((text, context) => {
  const time = Date.parse(text);
  if (!Number.isNaN(time)) return time;
  context.addIssue({ code: 'custom', message: 'not a time' });
  return z.NEVER;
});
