import type { CallLimit } from '../load/limit-calls.ts';
import type { Clock } from '../time/clock.ts';
import { leftOf, type Wait } from '../time/wait.ts';
import { SalesforceCallError } from './call-error.ts';
import type { SalesforceFault } from './classify-error.ts';

/**
 * Makes no call while Salesforce has asked to wait: who asks gets the same refusal, with what is left of the time. Not for
 * the write-back, which paces itself.
 */
export function createRetryAfterGuard(clock: Clock): CallLimit {
  let asked: (Wait & { readonly fault: SalesforceFault }) | undefined;
  return async (call) => {
    const leftMs = asked === undefined ? 0 : leftOf(asked, clock.now());
    if (asked !== undefined && leftMs > 0) throw new SalesforceCallError({ ...asked.fault, retryAfterMs: leftMs });
    try {
      return await call();
    } catch (error) {
      const fault = error instanceof SalesforceCallError ? error.fault : undefined;
      if (fault?.retryAfterMs !== undefined) {
        const from = clock.now();
        // A call that began before may have been told less.
        if (asked === undefined || leftOf(asked, from) < fault.retryAfterMs)
          asked = { fault, from, until: from + fault.retryAfterMs };
      }
      throw error;
    }
  };
}
