import { z } from 'zod';
import { scrub } from '../log/scrub.ts';

export interface SalesforceFault {
  /**
   * retry: the same call may work in a moment · limit: the org's API allowance is used up · auth: our credentials or
   * rights are wrong, whatever the row · permanent: Salesforce will never take this.
   */
  readonly kind: 'retry' | 'limit' | 'auth' | 'permanent';
  readonly code: string;
  readonly message: string;
  /** How long Salesforce asks to wait, milliseconds. */
  readonly retryAfterMs?: number;
}

const RETRY_CODES = new Set([
  'UNABLE_TO_LOCK_ROW',
  'ENTITY_IS_LOCKED',
  'SERVER_UNAVAILABLE',
  'QUERY_TIMEOUT',
  'PROCESSING_HALTED',
  'UNKNOWN_EXCEPTION',
]);
const AUTH_CODES = new Set([
  'INVALID_SESSION_ID',
  'INVALID_CLIENT',
  'INVALID_CLIENT_ID',
  'INVALID_GRANT',
  'INVALID_AUTH_HEADER',
  'API_DISABLED_FOR_ORG',
  'API_CURRENTLY_DISABLED',
]);
// By its members and not by its class: a time-out is a DOMException, whose code is a number.
const text = z.string().optional().catch(undefined);
const thrownSchema = z
  .object({ errorCode: text, code: text, name: z.string().catch('UNKNOWN'), message: z.string().catch('') })
  .catch({ name: 'UNKNOWN', message: '', errorCode: undefined, code: undefined });

const NETWORK_MESSAGE =
  /timeout|timed out|aborted|socket|network|ECONN|ENOTFOUND|EAI_AGAIN|terminated|other side closed/iu;
const SERVER_STATUS = /^ERROR_HTTP_(?:5\d\d|429|420)$/u;

/**
 * Sorts what Salesforce (or the way to it) answered. Codes: REST API Developer Guide, "Status Codes and Error Responses",
 * and SOAP API Developer Guide, "Core Data Types", StatusCode.
 */
export function classifyFault(code: string, message: string): SalesforceFault {
  return { kind: kindOf(code.toUpperCase(), message), code, message: scrub(message).slice(0, 500) };
}

/** The same for an error that jsforce, its transport or the network threw. */
export function classifyThrown(thrown: unknown): SalesforceFault {
  const { errorCode, code, name, message } = thrownSchema.parse(thrown);
  // Salesforce's errors carry an errorCode, network errors a code, OAuth errors their code as the name.
  const known = errorCode ?? code ?? name;
  return classifyFault(known, message || known);
}

function kindOf(code: string, message: string): SalesforceFault['kind'] {
  if (AUTH_CODES.has(code)) return 'auth';
  if (code === 'REQUEST_LIMIT_EXCEEDED') return message.includes('Concurrent') ? 'retry' : 'limit';
  if (RETRY_CODES.has(code) || SERVER_STATUS.test(code)) return 'retry';
  if (/^(?:UND_ERR|ECONN|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|TIMEOUTERROR|ABORTERROR|NOT_JSON)/u.test(code))
    return 'retry';
  if (code === 'ERROR_HTTP_401') return 'auth';
  if (/^(?:ERROR|TYPEERROR)$/u.test(code) && NETWORK_MESSAGE.test(message)) return 'retry';
  return 'permanent';
}
