import { VideoError, fromProblem } from 'c/videoErrors';

/** Long enough for a slow 8x8 and a slow Salesforce one after the other, short enough that somebody still waits. */
const TIMEOUT_MS = 25_000;

export interface MiddlewareCall {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Address of the resource, not of the middleware alone. */
  url: string;
  headers: Record<string, string>;
  /** Sent as JSON. */
  body?: object | undefined;
}

export interface MiddlewareAnswer {
  /** Undefined where the middleware answered without a body. */
  answer: unknown;
  /** Milliseconds that each part of the way took, by the name that the middleware gives it. */
  timing: Record<string, number>;
}

/**
 * Calls the middleware.
 *
 * @param signal ends the request early, for example when the page goes away
 * @throws {VideoError} the middleware's own code, or CANCELLED, OFFLINE, MIDDLEWARE_UNREACHABLE, MIDDLEWARE_TIMEOUT,
 *   UNEXPECTED_ANSWER
 */
export async function callMiddleware(call: MiddlewareCall, signal: AbortSignal): Promise<MiddlewareAnswer> {
  const { method, url, headers, body } = call;
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
  try {
    const response = await fetch(url, {
      method,
      headers: body === undefined ? headers : { 'Content-Type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: deadline,
    });
    // The body is read here, so that the deadline covers a connection that stalls half-way.
    const answer = parse(await response.text());
    if (!response.ok) {
      throw fromProblem(answer);
    }
    return { answer, timing: readServerTiming(response.headers.get('Server-Timing') ?? '') };
  } catch (error) {
    throw toNetworkError(error, signal.aborted, deadline.aborted);
  }
}

/** Reads `salesforce;dur=120, video;dur=80`. Source: W3C, "Server Timing". */
function readServerTiming(header: string): Record<string, number> {
  const entries = [...header.matchAll(/([\w-]+)\s*;\s*dur=([\d.]+)/g)];
  return Object.fromEntries(entries.map(([, name = '', duration]) => [name, Number(duration)]));
}

function parse(text: string): unknown {
  if (text === '') {
    return undefined;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new VideoError('UNEXPECTED_ANSWER', { retryable: true });
  }
}

function toNetworkError(error: unknown, isCancelled: boolean, isLate: boolean): VideoError {
  if (error instanceof VideoError) {
    return error;
  }
  if (isCancelled) {
    return new VideoError('CANCELLED', { retryable: true });
  }
  if (isLate) {
    return new VideoError('MIDDLEWARE_TIMEOUT', { retryable: true });
  }
  return new VideoError(navigator.onLine ? 'MIDDLEWARE_UNREACHABLE' : 'OFFLINE', { retryable: true });
}
