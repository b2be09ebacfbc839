import { EventStreamError } from '../../domain/event-source.ts';
import type { SalesforceCallError } from '../call-error.ts';

/** Why the stream could not be entered, where the org itself says so. */
export function fromCallError(error: SalesforceCallError): EventStreamError {
  const { kind, code } = error.fault;
  return new EventStreamError(kind === 'auth' ? 'auth' : 'retry', code, error.message, { cause: error });
}
