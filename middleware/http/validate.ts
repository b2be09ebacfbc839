import type { Request } from 'express';
import { z } from 'zod';
import { toRecordId } from '../domain/record-id.ts';
import { AppError } from '../errors/app-error.ts';
import { scrub } from '../log/scrub.ts';

/** A record id of 15 or 18 characters; comes out with 18. @param prefix the object's key prefix, if it is a standard one */
export function recordId(prefix = ''): z.ZodType<string, string> {
  return z
    .string()
    .transform((text, context) => {
      const id = toRecordId(text);
      if (id?.startsWith(prefix)) return id;
      context.addIssue({
        code: 'custom',
        message: prefix === '' ? 'not a Salesforce record id' : `not a record id beginning with ${prefix}`,
      });
      return z.NEVER;
    })
    .meta({ minLength: 15, maxLength: 18, pattern: '^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$' });
}

export const verifierSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/u, '32 random bytes in base64url, 43 characters')
  .describe('The secret whose hash the proof carries: 32 random bytes in base64url');

/**
 * The JSON body of a request as a typed value.
 *
 * @throws AppError VALIDATION_FAILED naming each field that is wrong, without repeating its value
 */
export function parseBody<T>(schema: z.ZodType<T>, req: Request): T {
  if (req.body === undefined) {
    throw new AppError('VALIDATION_FAILED', 'Send a JSON body in UTF-8 with the content type application/json.');
  }
  return parse(schema, req.body, 'body');
}

/** The same for a part of the path. */
export function parseParameter<T>(schema: z.ZodType<T>, req: Request, name: string): T {
  return parse(schema, req.params[name], name);
}

function parse<T>(schema: z.ZodType<T>, value: unknown, whole: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const { issues } = result.error;
  const shown = issues.slice(0, SHOWN_ISSUES).map((issue) => `${placeOf(issue, whole)}: ${describe(issue)}`);
  const more = issues.length - shown.length;
  throw new AppError('VALIDATION_FAILED', `${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`);
}

function placeOf({ path }: z.core.$ZodIssue, whole: string): string {
  return path.length === 0 ? whole : scrub(path.join('.'), LONGEST_NAME);
}

/** Names that the sender made up are the only thing in an issue that is not ours. */
function describe(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'unrecognized_keys') return issue.message;
  const [first = '', ...others] = issue.keys;
  const name = `Unknown member "${scrub(first, LONGEST_NAME)}"`;
  return others.length === 0 ? name : `${name} and ${others.length} more`;
}

const LONGEST_NAME = 40;
// What is wrong in more places is wrong as a whole.
const SHOWN_ISSUES = 8;
