import { z } from 'zod';
import { scrub } from '../log/scrub.ts';
import { isTransientCode, wrapsTransient } from './transient-cause.ts';

export interface SalesforceFault {
  /**
   * retry: the same call may work in a moment · limit: the org's API allowance is used up · auth: our credentials, our
   * rights or the way to Salesforce are wrong, whatever the row · permanent: Salesforce will never take this.
   */
  readonly kind: 'retry' | 'limit' | 'auth' | 'permanent';
  readonly code: string;
  readonly message: string;
  /** The transient cause stands within an error that says otherwise: worth a bounded number of attempts. */
  readonly isWrapped?: true;
  /** Fields that Salesforce names. */
  readonly fields?: readonly string[];
  /** HTTP status of the answer, if there was one. */
  readonly status?: number;
  /** How long Salesforce asks to wait, milliseconds. */
  readonly retryAfterMs?: number;
}

const LONGEST_CODE = 100;
const LONGEST_MESSAGE = 500;
// Says nothing of what was asked: something else of the same call failed.
const HALTED = 'PROCESSING_HALTED';
const AUTH_CODES = new Set([
  'INVALID_SESSION_ID',
  'INVALID_AUTH_HEADER',
  'API_DISABLED_FOR_ORG',
  'API_CURRENTLY_DISABLED',
]);
// Salesforce Help, "OAuth 2.0 Errors", and RFC 6749, 4.1.2.1: whatever else the token endpoint refuses concerns the login.
const RETRY_LOGIN_CODES = new Set(['temporarily_unavailable', 'server_error', 'rate_limit_exceeded', 'unknown_error']);
const RETRY_STATUS = new Set([408, 420, 423, 425, 429]);
// Said by something on the way, whatever is asked: a firewall, a proxy that wants a login, or one with too narrow limits.
const BARRED_STATUS = new Set([401, 403, 407, 414, 431]);
const TOO_LARGE = 413;
// What jsforce makes of an answer without an error of Salesforce's own: a proxy, a load balancer or a maintenance page.
const BARE_STATUS = /^ERROR_HTTP_(\d{3})$/u;
const OAUTH_CODE = /^[a-z_]+$/u;

// By its members and not by its class: a time-out is a DOMException, whose code is a number.
const text = z.string().optional().catch(undefined);
const thrownSchema = z
  .object({ errorCode: text, code: text, name: z.string().catch('UNKNOWN'), message: z.string().catch('') })
  .catch({ name: 'UNKNOWN', message: '', errorCode: undefined, code: undefined });

/**
 * Sorts an error that Salesforce stated. Codes: REST API Developer Guide, "Status Codes and Error Responses", and SOAP API
 * Developer Guide, "Core Data Types", StatusCode.
 *
 * @param status the HTTP status it came with
 */
export function classifyFault(code: string, message: string, status?: number): SalesforceFault {
  const kind = kindOf(code.toUpperCase(), message, status);
  if (kind === 'permanent' && wrapsTransient(code.toUpperCase(), message))
    return { ...toFault('retry', code, message, status), isWrapped: true };
  return toFault(kind, code, message, status);
}

/**
 * The same for an error that jsforce, its transport or the network threw. What Salesforce did not state by a code of its
 * own says nothing about what was asked, so the same call may work in a moment.
 *
 * @param status of the answer, if there was one
 */
export function classifyThrown(thrown: unknown, status?: number): SalesforceFault {
  const { errorCode, code, name, message } = thrownSchema.parse(thrown);
  if (errorCode === undefined) return toFault('retry', code ?? name, message, status);
  return classifyFault(errorCode, message, status);
}

/** The same for a login: what the token endpoint refuses concerns our credentials, user or app, and never what was asked. */
export function classifyLogin(thrown: unknown): SalesforceFault {
  // jsforce throws OAuth errors with their code as the name.
  const { code, name, message } = thrownSchema.parse(thrown);
  const status = statusIn(name);
  const isRefused =
    code === undefined &&
    (OAUTH_CODE.test(name) ? !RETRY_LOGIN_CODES.has(name) : status !== undefined && !isPassing(status));
  return toFault(isRefused ? 'auth' : 'retry', code ?? name, message, status);
}

function toFault(
  kind: SalesforceFault['kind'],
  code: string,
  message: string,
  status: number | undefined,
): SalesforceFault {
  return {
    kind,
    code: scrub(code, LONGEST_CODE),
    message: scrub(message || code, LONGEST_MESSAGE),
    ...(status === undefined ? {} : { status }),
  };
}

function kindOf(code: string, message: string, status: number | undefined): SalesforceFault['kind'] {
  if (AUTH_CODES.has(code)) return 'auth';
  if (code === 'REQUEST_LIMIT_EXCEEDED')
    return /concurrent/iu.test(message.slice(0, LONGEST_MESSAGE)) ? 'retry' : 'limit';
  if (code === HALTED || isTransientCode(code) || (status !== undefined && isPassing(status))) return 'retry';
  const bareStatus = statusIn(code);
  if (bareStatus === undefined) return 'permanent';
  if (bareStatus === TOO_LARGE) return 'permanent';
  return BARRED_STATUS.has(bareStatus) ? 'auth' : 'retry';
}

function statusIn(code: string): number | undefined {
  const [, status] = BARE_STATUS.exec(code) ?? [];
  return status === undefined ? undefined : Number(status);
}

/** Whether the same request may be answered otherwise in a moment. */
function isPassing(status: number): boolean {
  return status >= 500 || RETRY_STATUS.has(status);
}
