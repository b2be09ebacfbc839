import { VideoError } from 'c/videoErrors';
import { isSafeUrl } from 'c/videoSettings';
import { callMiddleware } from './callMiddleware';
import { readRoom, type Room } from './room';

export { callMiddleware, type MiddlewareCall } from './callMiddleware';
export type { Room } from './room';

export interface Middleware {
  /** Address without a slash at its end. */
  url: string;
  gateKey: string;
  /** Of the setup page: whoever may set up reads in a refusal what 8x8 or Salesforce said. */
  setupToken?: string | undefined;
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
 * @throws {VideoError} what {@link callMiddleware} throws, or CONSOLE_URL_REFUSED
 */
export async function requestRoom(middleware: Middleware, call: RoomCall, signal: AbortSignal): Promise<Room> {
  const { sessionId, ...body } = call;
  const url = `${middleware.url}/v1/video-sessions/${encodeURIComponent(sessionId)}/room`;
  const { gateKey, setupToken } = middleware;
  const headers = {
    'X-Gate-Key': gateKey,
    ...(setupToken === undefined ? {} : { Authorization: `Bearer ${setupToken}` }),
  };
  const { answer, timing } = await callMiddleware({ method: 'POST', url, headers, body }, signal);
  const room = readRoom(answer, timing);
  if (room?.sessionId !== sessionId) {
    throw new VideoError('UNEXPECTED_ANSWER', { retryable: true });
  }
  if (!isSafeUrl(room.agentConsoleUrl)) {
    throw new VideoError('CONSOLE_URL_REFUSED');
  }
  return room;
}
