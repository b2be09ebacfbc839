import type { EmailRequest } from '../flow/run/flow-host.ts';
import { SalesforceError } from '../salesforce-error.ts';

export interface SentEmail extends EmailRequest {
  readonly id: string;
  /** ISO 8601. */
  readonly sentAt: string;
}

/** As in Setup, "Deliverability"; a refreshed sandbox has `System`. */
export const DELIVERABILITY = ['None', 'System', 'All'] as const;
export type Deliverability = (typeof DELIVERABILITY)[number];

const ADDRESS = /^[^\s@<>(),;:\\"[\]]+@[^\s@<>(),;:\\"[\]]+\.[^\s@<>(),;:\\"[\]]+$/u;

/** What the org would have mailed. */
export class EmailOutbox {
  readonly #now: () => string;
  readonly #afterCommit: (step: () => void) => void;
  #sent: SentEmail[] = [];
  #count = 0;
  deliverability: Deliverability = 'All';

  constructor(now: () => string, afterCommit: (step: () => void) => void) {
    this.#now = now;
    this.#afterCommit = afterCommit;
  }

  /** Sends once the transaction is committed. @throws SalesforceError in the words of a refused single e-mail */
  send(request: EmailRequest): void {
    if (this.deliverability !== 'All')
      throw refused('NO_MASS_MAIL_PERMISSION', 'Single email is not enabled for your organization or profile');
    if (request.to.length === 0) throw refused('REQUIRED_FIELD_MISSING', 'Missing recipients');
    if (request.subject === '') throw refused('REQUIRED_FIELD_MISSING', 'Missing subject');
    if (request.body === '') throw refused('REQUIRED_FIELD_MISSING', 'Missing body');
    const wrong = request.to.find((address) => !ADDRESS.test(address));
    if (wrong !== undefined) throw refused('INVALID_EMAIL_ADDRESS', `Email address is invalid: ${wrong}`);
    this.#afterCommit(() => {
      this.#count += 1;
      this.#sent.push({ ...request, id: `email-${String(this.#count)}`, sentAt: this.#now() });
    });
  }

  /** The newest first. */
  list(): readonly SentEmail[] {
    return this.#sent.toReversed();
  }

  clear(): void {
    this.#sent = [];
    this.deliverability = 'All';
  }
}

function refused(errorCode: string, message: string): SalesforceError {
  return new SalesforceError(400, [{ errorCode, message }]);
}
