import type { Org } from '../types.ts';
import { requestLimitExceeded } from '../salesforce-error.ts';

/** A Developer Edition's calls in 24 hours. */
const DEFAULT_MAX = 15_000;

/** The org's daily allowance of API calls; the control plane sets its size. */
export class ApiAllowance {
  readonly #org: Org;
  #max = DEFAULT_MAX;

  constructor(org: Org) {
    this.#org = org;
  }

  get max(): number {
    return this.#max;
  }

  set max(calls: number) {
    this.#max = calls;
  }

  reset(): void {
    this.#max = DEFAULT_MAX;
  }

  /** Counts one call. @throws SalesforceError REQUEST_LIMIT_EXCEEDED, and then counts nothing */
  spend(userId: string): void {
    if (this.#org.apiUsage().total >= this.#max) throw requestLimitExceeded();
    this.#org.countApiCall(userId);
  }

  /** The value of the header `Sforce-Limit-Info`. */
  get limitInfo(): string {
    return `api-usage=${String(this.#org.apiUsage().total)}/${String(this.#max)}`;
  }
}
