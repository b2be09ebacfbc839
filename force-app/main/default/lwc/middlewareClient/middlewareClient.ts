import { VideoError, fromProblem } from 'c/videoErrors';
import { isSafeUrl } from 'c/videoSettings';
import { readRoom, type Room } from './room';

export type { Room } from './room';

/** Long enough for a slow 8x8 and a slow Salesforce one after the other, short enough that an agent still waits. */
const TIMEOUT_MS = 25_000;

export interface Middleware {
  /** Address without a slash at its end. */
  url: string;
  gateKey: string;
}

export interface RoomCall {
  sessionId: string;
  proofId: string;
  verifier: string;
  contactId: string;
  caseId?: string | undefined;
}

/**
 * Asks the middleware for the video room of a session.
 *
 * @param signal ends the request early, for example when the page goes away
 * @throws {VideoError} the middleware's own code, or OFFLINE, MIDDLEWARE_UNREACHABLE, MIDDLEWARE_TIMEOUT,
 *   UNEXPECTED_ANSWER, CONSOLE_URL_REFUSED
 */
export async function requestRoom(middleware: Middleware, call: RoomCall, signal: AbortSignal): Promise<Room> {
  const { sessionId, ...body } = call;
  const { ok, answer } = await post(
    `${middleware.url}/v1/video-sessions/${encodeURIComponent(sessionId)}/room`,
    { 'Content-Type': 'application/json', 'X-Gate-Key': middleware.gateKey },
    body,
    signal,
  );
  if (!ok) {
    throw fromProblem(answer);
  }
  const room = readRoom(answer);
  if (room?.sessionId !== sessionId) {
    throw new VideoError('UNEXPECTED_ANSWER', { retryable: true });
  }
  if (!isSafeUrl(room.agentConsoleUrl)) {
    throw new VideoError('CONSOLE_URL_REFUSED');
  }
  return room;
}

async function post(url: string, headers: Record<string, string>, body: object, signal: AbortSignal) {
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: deadline,
    });
    // The body is read here, so that the deadline covers a connection that stalls half-way.
    return { ok: response.ok, answer: parse(await response.text()) };
  } catch (error) {
    throw toNetworkError(error, deadline.aborted);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new VideoError('UNEXPECTED_ANSWER', { retryable: true });
  }
}

function toNetworkError(error: unknown, isAborted: boolean): VideoError {
  if (error instanceof VideoError) {
    return error;
  }
  if (isAborted) {
    return new VideoError('MIDDLEWARE_TIMEOUT', { retryable: true });
  }
  return new VideoError(navigator.onLine ? 'MIDDLEWARE_UNREACHABLE' : 'OFFLINE', { retryable: true });
}
