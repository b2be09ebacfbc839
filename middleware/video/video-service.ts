import { setTimeout as delay } from 'node:timers/promises';
import { EnvHttpProxyAgent } from 'undici';
import type { RoomOrder, VideoRoom, VideoService } from '../domain/video-rooms.ts';
import type { VideoKeyTester } from '../checks/video-key-port.ts';
import { AppError } from '../errors/app-error.ts';
import { createCallLimit } from '../load/limit-calls.ts';
import { MINUTE_MS, SECOND_MS, type Clock } from '../time/clock.ts';
import type { ApiKeySource } from './api-key-source.ts';
import { createCircuit } from './circuit.ts';
import { postTokens, WITHOUT_ROOM, type TokenRequest } from './post-tokens.ts';
import type { RoomAnswer } from './room-answer.ts';

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

export interface VideoClient extends VideoService, VideoKeyTester {
  /** Whether 8x8 is not asked for rooms for a while, because it failed several times or said how long to wait. */
  isPaused(): boolean;
  close(): Promise<void>;
}

/** The client of 8x8 Video Interaction; the API key and the tokens never leave it but towards 8x8 and the agent. */
export function createVideoService(options: VideoOptions): VideoClient {
  const { baseUrl, apiKeys, clock } = options;
  const dispatcher = new EnvHttpProxyAgent({ connections: options.connections });
  const limit = createCallLimit({ concurrency: options.connections, longestWaitMs: LONGEST_WAIT_MS });
  const circuit = createCircuit({ clock, limit });

  const ask = (apiKey: string, wanted: TokenRequest): Promise<RoomAnswer> =>
    circuit(() => postWithRetry(() => postTokens(options, dispatcher, apiKey, wanted)));

  /** With the key in use; one that was changed meanwhile, on whichever instance, is tried before a refusal is told. */
  async function askWithOwnKey(wanted: TokenRequest): Promise<RoomAnswer> {
    const apiKey = await apiKeys.current();
    if (apiKey === null) {
      throw new AppError(
        'NOT_CONFIGURED',
        'The middleware has no 8x8 API key. Ask an administrator to enter it (tab Video Setup).',
      );
    }
    try {
      return await ask(apiKey, wanted);
    } catch (error) {
      const latest = isUnauthorized(error) ? await apiKeys.reread() : null;
      if (latest === null || latest === apiKey) throw error;
      return ask(latest, wanted);
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
    const { authToken, guestLink, callReference } = await askWithOwnKey({ body, phoneNumber: order.phoneNumber });
    if (guestLink === null && order.phoneNumber === null) {
      throw new AppError(
        'VIDEO_REJECTED',
        '8x8 made a room without a link, and this customer is invited by link. Start the call by SMS, or contact 8x8 support.',
      );
    }
    return { guestLink, authToken, callReference: callReference ?? order.callReference, expiresAt };
  }

  async function testKey(candidate?: string): Promise<void> {
    await (candidate === undefined ? askWithOwnKey(WITHOUT_ROOM) : ask(candidate, WITHOUT_ROOM));
  }

  return {
    createRoom,
    testKey,
    consoleUrl: (login, authToken) => {
      const url = new URL('/', baseUrl);
      url.search = new URLSearchParams({ mode: 'embedded', user: login, token: authToken }).toString();
      return url.href;
    },
    isPaused: () => circuit.isOpen(),
    // What is under way ends too.
    close: () => dispatcher.destroy(),
  };
}

async function postWithRetry<T>(attempt: () => Promise<T>): Promise<T> {
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

function isUnauthorized(error: unknown): boolean {
  return error instanceof AppError && error.code === 'VIDEO_UNAUTHORIZED';
}
