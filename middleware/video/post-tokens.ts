import { request, type Dispatcher } from 'undici';
import { AppError } from '../errors/app-error.ts';
import type { Clock } from '../time/clock.ts';
import { readAnswer } from './read-answer.ts';
import { readRoomAnswer, type RoomAnswer } from './room-answer.ts';
import { parseJson, videoRefusal, type VideoAnswer } from './video-refusal.ts';

export interface TokenRequestOptions {
  /** Origin of the Video Interaction service; from the environment only, because the API key goes there. */
  readonly baseUrl: string;
  /** Longest time for the exchange, body included, in milliseconds. */
  readonly deadlineMs: number;
  readonly clock: Clock;
}

export interface TokenRequest {
  readonly body: string;
  /** The number in it, E.164, for 8x8 may repeat it. */
  readonly phoneNumber: string | null;
}

const MAX_BODY_BYTES = 64 * 1024;

/** "An empty request body will generate a token … without creating a room" (POST /api/v1/tokens). */
export const WITHOUT_ROOM: TokenRequest = { body: '', phoneNumber: null };

/**
 * Asks 8x8 for a token, with a room or without.
 *
 * @throws AppError VIDEO_UNAVAILABLE, VIDEO_UNAUTHORIZED, VIDEO_REJECTED, NOT_CONFIGURED
 */
export async function postTokens(
  { baseUrl, deadlineMs, clock }: TokenRequestOptions,
  dispatcher: Dispatcher,
  apiKey: string,
  { body, phoneNumber }: TokenRequest,
): Promise<RoomAnswer> {
  let answer: VideoAnswer;
  try {
    const response = await request(new URL('/api/v1/tokens', baseUrl), {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json', accept: 'application/json' },
      body,
      dispatcher,
      signal: AbortSignal.timeout(deadlineMs),
    });
    answer = await readAnswer(response, MAX_BODY_BYTES, clock.now());
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('VIDEO_UNAVAILABLE', '8x8 did not answer. Try again in a moment.', { cause: error });
  }
  const isSuccess = answer.status >= 200 && answer.status < 300;
  const room = isSuccess ? readRoomAnswer(parseJson(answer.text)) : null;
  if (room === null) throw videoRefusal(answer, { secrets: [apiKey], phoneNumber });
  return room;
}
