import { setTimeout as delay } from 'node:timers/promises';
import { EnvHttpProxyAgent, request, type Dispatcher } from 'undici';
import { z } from 'zod';
import type { RoomOrder, VideoKeyTester, VideoRoom, VideoService } from '../domain/ports.ts';
import { AppError } from '../errors/app-error.ts';
import { createCallLimit } from '../load/limit-calls.ts';
import { MINUTE_MS, SECOND_MS, type Clock } from '../time/clock.ts';
import { parseRetryAfter } from '../errors/retry-after.ts';
import type { ApiKeySource } from './api-key-source.ts';
import { createCircuit } from './circuit.ts';

export interface VideoOptions {
  /** Origin of the Video Interaction service; from the environment only, because the API key goes there. */
  readonly baseUrl: string;
  readonly apiKeys: ApiKeySource;
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
// A page waits 25 seconds for everything, Salesforce included.
const LONGEST_WAIT_MS = 5 * SECOND_MS;
const MAX_BODY_BYTES = 64 * 1024;

const WITHOUT_ROOM = JSON.stringify({ create_room: false });

const tokenAnswer = z.object({ auth_token: z.string().min(1) });
const roomAnswer = z.object({
  auth_token: z.string().min(1),
  guest_link: z.url({ protocol: /^https?$/u }),
});

export interface VideoClient extends VideoService, VideoKeyTester {
  close(): Promise<void>;
}

/** The client of 8x8 Video Interaction; the API key and the tokens never leave it but towards 8x8 and the agent. */
export function createVideoService(options: VideoOptions): VideoClient {
  const { baseUrl, apiKeys, clock } = options;
  const dispatcher = new EnvHttpProxyAgent({ connections: options.connections, maxResponseSize: MAX_BODY_BYTES });
  const limit = createCallLimit({ concurrency: options.connections, longestWaitMs: LONGEST_WAIT_MS });
  const circuit = createCircuit({ clock, limit });

  const ask = (apiKey: string, body: string): Promise<unknown> =>
    circuit(() => postWithRetry(() => post(options, dispatcher, apiKey, body)));

  /** With the key in use; one that was changed meanwhile, on whichever instance, is tried before a refusal is told. */
  async function askWithOwnKey(body: string): Promise<unknown> {
    const apiKey = await apiKeys.current();
    if (apiKey === null) {
      throw new AppError(
        'NOT_CONFIGURED',
        'The middleware has no 8x8 API key. Ask an administrator to enter it (tab Video Setup).',
      );
    }
    try {
      return await ask(apiKey, body);
    } catch (error) {
      const latest = isUnauthorized(error) ? await apiKeys.reread() : null;
      if (latest === null || latest === apiKey) throw error;
      return ask(latest, body);
    }
  }

  async function createRoom(order: RoomOrder): Promise<VideoRoom> {
    const body = JSON.stringify({
      create_room: true,
      call_reference: order.callReference,
      ...(order.phoneNumber === null ? {} : { phone_number: order.phoneNumber }),
    });
    // Taken before the call, so rather too early than too late; whole seconds, as Salesforce keeps them.
    const expiresAt = Math.floor((clock.now() + ROOM_LIFETIME_MS) / SECOND_MS) * SECOND_MS;
    const answer = await askWithOwnKey(body);
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

  async function testKey(candidate?: string): Promise<void> {
    const answer = await (candidate === undefined ? askWithOwnKey(WITHOUT_ROOM) : ask(candidate, WITHOUT_ROOM));
    if (!tokenAnswer.safeParse(answer).success)
      throw new AppError(
        'VIDEO_REJECTED',
        '8x8 answered without a token. Try again; if it stays, contact 8x8 support.',
      );
  }

  return {
    createRoom,
    testKey,
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
  { baseUrl, deadlineMs, clock }: VideoOptions,
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
    retryAfterSeconds = parseRetryAfter(response.headers['retry-after'], clock.now());
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

function isUnauthorized(error: unknown): boolean {
  return error instanceof AppError && error.code === 'VIDEO_UNAUTHORIZED';
}

function parseJson(text: string): unknown {
  // The media type of the answer is documented as */*, so the text itself decides.
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
