import { errorLabels, errorPanelLabels } from 'c/startVideoLabels';
import { asObject, readRefusal, textOf, type Refusal } from './readRefusal';

/** Stable codes: those of the middleware's problem answers, and those that only the browser can find. */
export type VideoErrorCode = keyof typeof errorLabels;

/** Codes that say the middleware's URL in the settings leads to something else, or to an older version. */
const WRONG_ADDRESS = new Set(['NOT_FOUND', 'METHOD_NOT_ALLOWED']);

/** What Salesforce answers to a lookup to a record that the user may not see, or that is gone. */
const HIDDEN_RECORD = new Set(['INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', 'INVALID_CROSS_REFERENCE_KEY']);
/** The person lacks rights on an object, a field or a record: that of a missing permission set. */
const FORBIDDEN = /^INSUFFICIENT_ACCESS|^INVALID_TYPE$|^INVALID_FIELD/;
/** Triggers that fail have the same code as an object that the person may not create. */
const NO_CREATE_WORDS = /entity type cannot be (inserted|updated)/i;
/** More than the person's rights: their login has to be stronger. */
const STRONGER_LOGIN_WORDS = /high assurance/i;

/** Somebody else is at the same record, or Salesforce has no time: also where a trigger was the one to find out. */
const BUSY = /^(UNABLE_TO_LOCK_ROW|CONCURRENT_UPDATE|SERVER_UNAVAILABLE|ENTITY_IS_LOCKED)$/;
const BUSY_WORDS = /UNABLE_TO_LOCK_ROW|unable to obtain exclusive access/;
const LOCKED = 423;

/** A text that an administrator of the org wrote: its words are no sign of anything. */
const OWN_WORDS = /^FIELD_CUSTOM_VALIDATION_EXCEPTION$/;

/** The person's own session is over: nothing works in this page any more until they log in again. */
const SESSION_OVER =
  /^(INVALID_SESSION_ID|INVALID_AUTH_HEADER|SESSION_NOT_FOUND|aura:invalidSession|.*InvalidSession.*)$/i;
const SESSION_OVER_WORDS = /session (has )?(expired|ended|is invalid)|session id .*invalid/i;

/** How browsers and Lightning Data Service say that there was no answer. */
const NO_NETWORK =
  /failed to fetch|networkerror|network error|load failed|disconnected|cancell?ed|aborted|timed? ?out/i;

/** The same session cannot be had any more, whoever mends what. */
const FINAL: readonly VideoErrorCode[] = [
  'SESSION_CLOSED',
  'SESSION_NOT_FOUND',
  'SESSION_EXPIRED',
  'RECORD_NOT_VISIBLE',
];

/** Only somebody with more rights can help. */
const NEEDS_RIGHTS: readonly VideoErrorCode[] = ['ACCESS_DENIED', 'NO_PERMISSION', 'SALESFORCE_FORBIDS'];

interface VideoErrorParts {
  /** Words of the service that refused, for the curious and the administrator. */
  detail?: string | undefined;
  /** True if the same request may succeed later. */
  retryable?: boolean | undefined;
  /** Names the request in the middleware's log. */
  requestId?: string | undefined;
  /** What the service behind the middleware said; the middleware tells it to administrators only. */
  peer?: PeerWords | undefined;
}

/** A refusal in the words of 8x8 or Salesforce; empty texts for what they did not say. */
export interface PeerWords {
  name: string;
  status: string;
  code: string;
  message: string;
  /** Their support asks for it. */
  errorId: string;
}

/** Anything that keeps a call from starting. Carries no secret: it is built from words meant for people. */
export class VideoError extends Error {
  readonly code: VideoErrorCode;
  readonly detail: string;
  readonly retryable: boolean;
  readonly requestId: string;
  readonly peer: PeerWords | undefined;

  constructor(code: VideoErrorCode, parts: VideoErrorParts = {}) {
    const { detail = '', retryable = false, requestId = '', peer } = parts;
    super(code);
    this.name = 'VideoError';
    this.code = code;
    this.detail = detail;
    this.retryable = retryable;
    this.requestId = requestId;
    this.peer = peer;
  }
}

/** What an agent reads: what happened and what to do about it. */
export function describeError(error: VideoError): { title: string; remedy: string } {
  return errorLabels[error.code];
}

/**
 * Whether it is worth to try again: also where somebody has to mend something first, for they may have done so by then.
 */
export function canBeTriedAgain(error: VideoError): boolean {
  return !FINAL.includes(error.code);
}

/** Makes any thrown value a {@link VideoError}. */
export function toVideoError(thrown: unknown): VideoError {
  if (thrown instanceof VideoError) {
    return thrown;
  }
  const detail = thrown instanceof Error ? thrown.message : undefined;
  return new VideoError('UNKNOWN', { detail, retryable: true });
}

/**
 * Reads an `application/problem+json` answer of the middleware. An unknown code (a newer middleware) keeps its
 * detail and reference, and gets general words.
 */
export function fromProblem(problem: unknown): VideoError {
  const { code, detail, retryable, requestId, peer } = asObject(problem);
  if (typeof code !== 'string') {
    return new VideoError('UNEXPECTED_ANSWER', { retryable: true });
  }
  const parts = {
    detail: textOf(detail),
    // A refused proof is answered by a fresh one, so trying again makes sense although the same request is lost.
    retryable: retryable === true || code === 'PROOF_INVALID',
    requestId: textOf(requestId),
    peer: peerOf(peer),
  };
  if (WRONG_ADDRESS.has(code)) {
    return new VideoError('UNEXPECTED_ANSWER', parts);
  }
  return new VideoError(isKnown(code) ? code : 'UNKNOWN', parts);
}

/** Reads a refusal of Salesforce, or that it could not be reached. */
export function fromLightning(thrown: unknown): VideoError {
  const refusal = readRefusal(thrown);
  const code = familyOf(refusal);
  if (code === 'SESSION_EXPIRED') {
    return new VideoError(code);
  }
  const detail = refusal.messages.join(' ');
  const isLost = code === 'OFFLINE' || (code === 'SALESFORCE_UNREACHABLE' && refusal.status === undefined);
  return new VideoError(code, {
    detail: isLost ? undefined : detail || (code === 'UNKNOWN' ? errorPanelLabels.noReason : undefined),
    retryable: !NEEDS_RIGHTS.includes(code),
  });
}

/** Which words fit a refusal of Salesforce. */
function familyOf({ status, codes, messages }: Refusal): VideoErrorCode {
  const detail = messages.join(' ');
  const has = (pattern: RegExp): boolean => codes.some((code) => pattern.test(code));
  const says = (pattern: RegExp): boolean => !has(OWN_WORDS) && pattern.test(detail);
  if (status === 401 || has(SESSION_OVER) || (codes.length === 0 && says(SESSION_OVER_WORDS))) {
    return 'SESSION_EXPIRED';
  }
  if (codes.some((code) => HIDDEN_RECORD.has(code))) {
    return 'ACCESS_DENIED';
  }
  if (status === LOCKED || has(BUSY) || says(BUSY_WORDS)) {
    return 'SALESFORCE_BUSY';
  }
  if (says(STRONGER_LOGIN_WORDS)) {
    return 'SALESFORCE_FORBIDS';
  }
  if (has(FORBIDDEN) || says(NO_CREATE_WORDS) || (status === 403 && codes.length === 0)) {
    return 'NO_PERMISSION';
  }
  if (status === 403) {
    return 'SALESFORCE_FORBIDS';
  }
  if (status === undefined && codes.length === 0 && (detail === '' || !navigator.onLine || NO_NETWORK.test(detail))) {
    return navigator.onLine ? 'SALESFORCE_UNREACHABLE' : 'OFFLINE';
  }
  if (status !== undefined && (status >= 500 || status === 429)) {
    return 'SALESFORCE_UNREACHABLE';
  }
  // Without words there is nothing to correct.
  return detail === '' ? 'UNKNOWN' : 'SALESFORCE_REFUSED';
}

function peerOf(value: unknown): PeerWords | undefined {
  const { name, status, code, message, errorId } = asObject(value);
  if (typeof name !== 'string') {
    return undefined;
  }
  const texts = { code: textOf(code) ?? '', message: textOf(message) ?? '', errorId: textOf(errorId) ?? '' };
  return { name, status: typeof status === 'number' ? String(status) : '', ...texts };
}

function isKnown(code: string): code is VideoErrorCode {
  return Object.hasOwn(errorLabels, code);
}
