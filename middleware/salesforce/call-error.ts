import { z } from 'zod';
import { AppError } from '../errors/app-error.ts';
import { SECOND_MS } from '../time/clock.ts';
import { classifyThrown, type SalesforceFault } from './classify-error.ts';

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
    if (this.fault.kind === 'auth') {
      return new AppError(
        'NOT_CONFIGURED',
        'Salesforce refused the middleware’s own login. Ask an administrator to check the external client app and its run-as user.',
        { cause: this },
      );
    }
    if (this.fault.kind === 'permanent') {
      return new AppError('NOT_CONFIGURED', `Salesforce refused to answer the middleware: ${this.message}`, {
        cause: this,
      });
    }
    const { kind, retryAfterMs } = this.fault;
    if (retryAfterMs !== undefined) {
      const retryAfterSeconds = Math.ceil(retryAfterMs / SECOND_MS);
      const detail = `Salesforce is busy and asks to wait. Try again in ${retryAfterSeconds} seconds.`;
      return new AppError('SALESFORCE_UNAVAILABLE', detail, { cause: this, retryAfterSeconds });
    }
    return new AppError('SALESFORCE_UNAVAILABLE', 'Salesforce did not answer the middleware. Try again in a moment.', {
      cause: this,
      retryAfterSeconds: kind === 'limit' ? 300 : 5,
    });
  }
}

/** @param status of the answer, if there was one */
export function toCallError(error: unknown, status?: number): SalesforceCallError {
  return error instanceof SalesforceCallError ? error : new SalesforceCallError(classifyThrown(error, status));
}

const faultSchema = z.object({
  kind: z.enum(['retry', 'limit', 'auth', 'permanent']),
  code: z.string(),
  message: z.string(),
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
