import { errorLabels } from 'c/startVideoLabels';

/** Stable codes: those of the middleware's problem answers, and those that only the browser can find. */
export type VideoErrorCode = keyof typeof errorLabels;

/** Codes that say the middleware's URL in the settings leads to something else, or to an older version. */
const WRONG_ADDRESS = new Set(['NOT_FOUND', 'METHOD_NOT_ALLOWED']);

/** What Salesforce answers to a lookup to a record that the user may not see, or that is gone. */
const HIDDEN_RECORD = new Set(['INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', 'INVALID_CROSS_REFERENCE_KEY']);
const FORBIDDEN = /^INSUFFICIENT_ACCESS|^CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY$/;

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

/**
 * Reads a refusal of Lightning Data Service, which is the UI API's error body or a network error.
 * Source: Lightning Web Components Developer Guide, "Handle Errors in Lightning Data Service".
 */
export function fromLightning(thrown: unknown): VideoError {
  const { status, body, message } = asObject(thrown);
  const answer = asObject(body);
  const errors = errorsOf(answer);
  const messages = errors.map((error) => textOf(error.message)).filter((text) => text !== undefined);
  const detail = messages.length > 0 ? messages.join(' ') : (textOf(answer.message) ?? textOf(message));
  const codes = [answer, ...errors].map(({ errorCode }) => textOf(errorCode) ?? '');
  if (codes.some((code) => HIDDEN_RECORD.has(code))) {
    return new VideoError('ACCESS_DENIED', { detail });
  }
  const isForbidden = status === 403 || codes.some((code) => FORBIDDEN.test(code));
  return new VideoError(isForbidden ? 'NO_PERMISSION' : 'SALESFORCE_REFUSED', { detail, retryable: !isForbidden });
}

/** What the answer says of the record as a whole and of its fields. */
function errorsOf(answer: Record<string, unknown>): Record<string, unknown>[] {
  const output = asObject(answer.output);
  return [output.errors, ...Object.values(asObject(output.fieldErrors))].flat().map(asObject);
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

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
