import { setTimeout as delay } from 'node:timers/promises';
import { EnvHttpProxyAgent, request, type Dispatcher } from 'undici';
import { z } from 'zod';
import type { RoomOrder, VideoRoom, VideoService } from '../domain/ports.ts';
import { AppError } from '../errors/app-error.ts';
import { MINUTE_MS, SECOND_MS, type Clock } from '../time/clock.ts';
import { createCircuit } from './circuit.ts';
import { parseRetryAfter } from '../errors/retry-after.ts';

export interface VideoOptions {
  /** Origin of the Video Interaction service; from the environment only, because the API key goes there. */
  readonly baseUrl: string;
  readonly apiKey: string | null;
  /** Longest time for one exchange, body included, in milliseconds. */
  readonly deadlineMs: number;
  readonly connections: number;
  readonly clock: Clock;
}

/** "Once a room is created, the validity period is 15 minutes" (Video Interaction API, POST /api/v1/tokens). */
export const ROOM_LIFETIME_MS = 15 * MINUTE_MS;

// A lost answer may be asked for again: no SMS goes out before an agent logs in with the token.
const ATTEMPTS = 2;
const PAUSE_MS = 200;
// Beyond this a caller would wait longer than it waits for us.
const MAX_WAITING = 1000;
const MAX_BODY_BYTES = 64 * 1024;

const roomAnswer = z.object({
  auth_token: z.string().min(1),
  guest_link: z.url({ protocol: /^https?$/u }),
});

/** The client of 8x8 Video Interaction; the API key and the tokens never leave it but towards 8x8 and the agent. */
export function createVideoService(options: VideoOptions): VideoService & { close(): Promise<void> } {
  const { baseUrl, apiKey, clock } = options;
  const dispatcher = new EnvHttpProxyAgent({ connections: options.connections, maxResponseSize: MAX_BODY_BYTES });
  const circuit = createCircuit({ clock, concurrency: options.connections, queue: MAX_WAITING });

  async function createRoom(order: RoomOrder): Promise<VideoRoom> {
    if (apiKey === null) {
      throw new AppError(
        'NOT_CONFIGURED',
        'The middleware has no 8x8 API key. Ask an administrator to set VIDEO_API_KEY.',
      );
    }
    const body = JSON.stringify({
      create_room: true,
      call_reference: order.callReference,
      ...(order.phoneNumber === null ? {} : { phone_number: order.phoneNumber }),
    });
    // Taken before the call, so rather too early than too late; whole seconds, as Salesforce keeps them.
    const expiresAt = Math.floor((clock.now() + ROOM_LIFETIME_MS) / SECOND_MS) * SECOND_MS;
    const answer = await circuit(() => postWithRetry(() => post(options, dispatcher, apiKey, body)));
    const room = roomAnswer.safeParse(answer);
    if (!room.success) {
      const missing = room.error.issues.map((issue) => issue.path.join('.')).join(', ');
      throw new AppError(
        'VIDEO_REJECTED',
        `8x8 answered without a room (${missing}). Try again; if it stays, contact 8x8 support.`,
      );
    }
    return { guestLink: room.data.guest_link, authToken: room.data.auth_token, expiresAt };
  }

  return {
    createRoom,
    consoleUrl: (login, authToken) => {
      const url = new URL('/', baseUrl);
      url.search = new URLSearchParams({ mode: 'embedded', user: login, token: authToken }).toString();
      return url.href;
    },
    // What is under way ends too.
    close: () => dispatcher.destroy(),
  };
}

async function postWithRetry(attempt: () => Promise<unknown>): Promise<unknown> {
  for (let number = 1; ; number += 1) {
    try {
      return await attempt();
    } catch (error) {
      const mayRetry =
        error instanceof AppError && error.code === 'VIDEO_UNAVAILABLE' && error.retryAfterSeconds === undefined;
      if (!mayRetry || number >= ATTEMPTS) throw error;
      await delay(PAUSE_MS * (0.5 + Math.random()));
    }
  }
}

async function post(
  { baseUrl, deadlineMs }: VideoOptions,
  dispatcher: Dispatcher,
  apiKey: string,
  body: string,
): Promise<unknown> {
  let status: number;
  let text: string;
  let retryAfterSeconds: number | undefined;
  try {
    const response = await request(new URL('/api/v1/tokens', baseUrl), {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json', accept: 'application/json' },
      body,
      dispatcher,
      signal: AbortSignal.timeout(deadlineMs),
    });
    status = response.statusCode;
    retryAfterSeconds = parseRetryAfter(response.headers['retry-after']);
    text = await response.body.text();
  } catch (error) {
    throw new AppError('VIDEO_UNAVAILABLE', '8x8 did not answer. Try again in a moment.', { cause: error });
  }
  if (status === 200 || status === 201) return parseJson(text);
  throw refusal(status, retryAfterSeconds);
}

function refusal(status: number, retryAfterSeconds: number | undefined): AppError {
  if (status === 401 || status === 403) {
    return new AppError('VIDEO_UNAUTHORIZED', '8x8 refused the API key. Ask an administrator to set a valid one.');
  }
  if (status === 429 || status >= 500) {
    const detail = `8x8 is not available at the moment (status ${status}). Try again in a moment.`;
    return new AppError('VIDEO_UNAVAILABLE', detail, retryAfterSeconds === undefined ? {} : { retryAfterSeconds });
  }
  return new AppError(
    'VIDEO_REJECTED',
    `8x8 refused to create the room (status ${status}). Check the phone number and the call reference.`,
  );
}

function parseJson(text: string): unknown {
  // The media type of the answer is documented as */*, so the text itself decides.
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
