import { EnvHttpProxyAgent, request } from 'undici';
import type { CallPictures } from '../domain/call-files/call-pictures.ts';
import { pictureUrl } from '../domain/call-files/picture-path.ts';
import { readCallDetails, readLogPage } from '../domain/call-log/read-call-log.ts';
import type { CallReports } from '../domain/call-log/call-reports.ts';
import { AppError } from '../errors/app-error.ts';
import { createCallLimit } from '../load/limit-calls.ts';
import { createRequestPace } from '../load/request-pace.ts';
import { MINUTE_MS, type Clock } from '../time/clock.ts';
import type { ApiKeySource } from './api-key-source.ts';
import { createCircuit } from './circuit.ts';
import { createClockOffset } from './clock-offset.ts';
import { fetchPicture, judgePicture } from './fetch-picture.ts';
import { readAnswer } from './read-answer.ts';
import { createTokenSource } from './token-source.ts';
import { parseJson, videoRefusal, type VideoAnswer } from './video-refusal.ts';

export interface ReportingOptions {
  readonly baseUrl: string;
  readonly apiKeys: ApiKeySource;
  /** Longest time for one exchange, body included, in milliseconds. */
  readonly deadlineMs: number;
  /** Requests a second on average. */
  readonly perSecond: number;
  readonly clock: Clock;
  /** Told the name of a field that was not understood; never its text. */
  readonly onSloppy: (field: string) => void;
}

export interface ReportingClient extends CallReports, CallPictures {
  close(): Promise<void>;
}

/** An answer, and the time that it said, by the header `Date`, when it came. */
interface DatedAnswer extends VideoAnswer {
  readonly date: string | undefined;
  readonly cameAt: number;
}

const CONNECTIONS = 2;
const MAX_BODY_BYTES = 2 * 1024 * 1024;

/**
 * The client of 8x8's reporting API, with connections, budget and circuit of its own: whatever becomes of it, rooms are
 * made. Sources: Video Interaction API, "Reporting".
 */
export function createReportingClient(options: ReportingOptions): ReportingClient {
  const { baseUrl, clock, deadlineMs, onSloppy } = options;
  const dispatcher = new EnvHttpProxyAgent({ connections: CONNECTIONS });
  // Pictures are larger, and cut off at a length of their own.
  const pictureDispatcher = new EnvHttpProxyAgent({ connections: 1 });
  const circuit = createCircuit({
    clock,
    limit: createCallLimit({ concurrency: CONNECTIONS, longestWaitMs: MINUTE_MS }),
  });
  const inPace = createRequestPace(options.perSecond);
  const offset = createClockOffset();
  const tokens = createTokenSource({ ...options, dispatcher });

  async function get(url: URL, token: string): Promise<DatedAnswer> {
    await inPace();
    try {
      const response = await request(url, {
        // Called for by the documentation also without a body.
        headers: { 'x-token': token, 'content-type': 'application/json', accept: 'application/json' },
        dispatcher,
        signal: AbortSignal.timeout(deadlineMs),
      });
      const answer = await readAnswer(response, MAX_BODY_BYTES, clock.now());
      const { date } = response.headers;
      return { ...answer, date: typeof date === 'string' ? date : undefined, cameAt: clock.now() };
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw new AppError('VIDEO_UNAVAILABLE', '8x8 did not answer.', { cause: error });
    }
  }

  /** A token whose life is not documented is used until it is refused, then renewed once. */
  async function ask<T extends { readonly status: number }>(
    get: (token: string) => Promise<T>,
  ): Promise<{ readonly answer: T; readonly token: string }> {
    const token = await tokens.current();
    const answer = await get(token);
    if (!isRefused(answer)) return { answer, token };
    tokens.drop(token);
    const renewed = await tokens.current();
    return { answer: await get(renewed), token: renewed };
  }

  /**
   * @param understand what an answer says, parsed; null for one that is none to this question
   * @returns undefined for 404
   */
  function read<T>(url: URL, understand: (body: unknown) => T | null): Promise<T | undefined> {
    return circuit(async () => {
      const { answer, token } = await ask((current) => get(url, current));
      if (answer.status === 404) return undefined;
      const sent = { secrets: [token], phoneNumber: null };
      const body = answer.status >= 200 && answer.status < 300 ? parseJson(answer.text) : undefined;
      if (body === undefined) throw videoRefusal(answer, sent);
      const said = understand(body);
      // Only what is surely 8x8's own: pages of a proxy, by another clock, would move all calls out of their rooms' time.
      if (said !== null) {
        offset.observe(answer.date, answer.cameAt);
        return said;
      }
      throw new AppError('VIDEO_UNAVAILABLE', '8x8 answered something else than what was asked for.', {
        cause: videoRefusal(answer, sent),
      });
    });
  }

  return {
    logPage: async ({ from, to, cursor, q }) => {
      const url = new URL('/api/v1/call-logs', baseUrl);
      url.search = new URLSearchParams({
        from,
        to,
        ...(q === null ? {} : { q }),
        ...(cursor === null ? {} : { cursor }),
      }).toString();
      const page = await read(url, (body) => readLogPage(body, clock.now() + offset.aheadMs(), onSloppy));
      if (page === undefined) throw new AppError('NOT_CONFIGURED', 'The 8x8 account has no call log for the API.');
      return page;
    },
    details: async (callId) => {
      const url = new URL(`/api/v1/calls/${encodeURIComponent(callId)}`, baseUrl);
      const told = await read(url, (body) => ({
        details: readCallDetails(body, clock.now() + offset.aheadMs(), onSloppy),
      }));
      return told?.details ?? null;
    },
    picture: async (path) => {
      const url = pictureUrl(baseUrl, path);
      if (url === null) return { kind: 'refused', reason: 'Its path is none of a picture.' };
      return circuit(async () => {
        const { answer, token } = await ask(async (current) => {
          await inPace();
          return fetchPicture(url, current, pictureDispatcher, clock.now());
        });
        const picture = judgePicture(answer);
        if (picture === null) throw videoRefusal({ ...answer, text: '' }, { secrets: [token], phoneNumber: null });
        return picture;
      });
    },
    aheadMs: () => offset.aheadMs(),
    close: async () => {
      await Promise.all([dispatcher.destroy(), pictureDispatcher.destroy()]);
    },
  };
}

function isRefused({ status }: { readonly status: number }): boolean {
  return status === 401 || status === 403;
}
