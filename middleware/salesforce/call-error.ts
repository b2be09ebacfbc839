import { z } from 'zod';
import { AppError } from '../errors/app-error.ts';
import { scrub } from '../log/scrub.ts';
import { SECOND_MS } from '../time/clock.ts';
import { classifyThrown, type SalesforceFault } from './classify-error.ts';
import { wordsFor } from './fault-words.ts';

/** Thrown for every call that did not get an answer to work with. */
export class SalesforceCallError extends Error {
  override readonly name = 'SalesforceCallError';
  readonly fault: SalesforceFault;

  constructor(fault: SalesforceFault) {
    super(`${fault.code}: ${fault.message}`);
    this.fault = fault;
  }

  /** The same for somebody who waits for an answer of ours. */
  toAppError(): AppError {
    const { code, message, status, retryAfterMs } = this.fault;
    const words = wordsFor(this.fault);
    const asked = retryAfterMs === undefined ? undefined : Math.ceil(retryAfterMs / SECOND_MS);
    const retryAfterSeconds = asked ?? words.retryAfterSeconds;
    return new AppError(words.code, words.detail, {
      cause: this,
      peer: { name: 'Salesforce', code, message, ...(status === undefined ? {} : { status }) },
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    });
  }
}

/** @param status of the answer, if there was one */
export function toCallError(error: unknown, status?: number): SalesforceCallError {
  return error instanceof SalesforceCallError ? error : new SalesforceCallError(classifyThrown(error, status));
}

/** An answer of Salesforce as a typed value. @throws SalesforceCallError if it is of another shape */
export function parseAnswer<T>(schema: z.ZodType<T>, answer: unknown): T {
  const result = schema.safeParse(answer);
  if (result.success) return result.data;
  throw notUnderstood(result.error);
}

function notUnderstood(error: z.ZodError): SalesforceCallError {
  const [issue] = error.issues;
  const where = issue === undefined ? '' : ` (${issue.path.join('.') || 'the whole'}: ${issue.message})`;
  return new SalesforceCallError({
    kind: 'retry',
    code: 'NOT_UNDERSTOOD',
    message: scrub(`An answer of another shape${where}`),
  });
}

/** What reading from Salesforce threw, for somebody who waits: mistakes of ours stay what they are. */
export function toReadingError(error: unknown): unknown {
  if (error instanceof z.ZodError) return notUnderstood(error).toAppError();
  return error instanceof SalesforceCallError ? error.toAppError() : error;
}

const faultSchema = z.object({
  kind: z.enum(['retry', 'limit', 'auth', 'permanent']),
  code: z.string(),
  message: z.string(),
  isWrapped: z.literal(true).exactOptional(),
  fields: z.array(z.string()).exactOptional(),
  status: z.number().exactOptional(),
  retryAfterMs: z.number().exactOptional(),
});
const RENEWAL_FAILED = /^(?:Unable to refresh session due to: )?(?<fault>\{"kind":.*\})$/su;

/**
 * What went wrong with the renewal of a token, out of the text that jsforce made of it: the call that caused the renewal
 * gets it behind words of jsforce's own, a call that waited for it as it is.
 */
export function renewalFault(error: unknown): SalesforceCallError | null {
  const text = error instanceof Error ? RENEWAL_FAILED.exec(error.message)?.groups?.['fault'] : undefined;
  return text === undefined ? null : new SalesforceCallError(faultSchema.parse(JSON.parse(text)));
}

export function withRetryAfter(error: SalesforceCallError, seconds: number | undefined): SalesforceCallError {
  return seconds === undefined ? error : new SalesforceCallError({ ...error.fault, retryAfterMs: seconds * SECOND_MS });
}
