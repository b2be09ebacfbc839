import { request, type Dispatcher } from 'undici';
import type { PictureAnswer } from '../domain/call-files/call-pictures.ts';
import { pictureKindOf } from '../domain/call-files/picture-kind.ts';
import { AppError } from '../errors/app-error.ts';
import { parseRetryAfter } from '../errors/retry-after.ts';
import { SECOND_MS } from '../time/clock.ts';

const MAX_BYTES = 12 * 1024 * 1024;
const DEADLINE_MS = 20 * SECOND_MS;

export interface FetchedPicture {
  readonly status: number;
  /** Null for a body that is larger than a picture may be. */
  readonly bytes: Buffer | null;
  readonly retryAfterSeconds: number | undefined;
}

/**
 * Fetches a picture from where it is asked for and nowhere else: a redirect is an answer like any other.
 *
 * @param now milliseconds since 1970
 * @throws AppError VIDEO_UNAVAILABLE
 */
export async function fetchPicture(
  url: URL,
  token: string,
  dispatcher: Dispatcher,
  now: number,
): Promise<FetchedPicture> {
  try {
    const response = await request(url, {
      headers: { 'x-token': token, 'content-type': 'application/json', accept: 'image/*' },
      dispatcher,
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    const retryAfterSeconds = parseRetryAfter(response.headers['retry-after'], now);
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of response.body) {
      const bytes = Buffer.from(chunk as Uint8Array);
      length += bytes.length;
      // To leave the loop ends the connection too.
      if (length > MAX_BYTES) return { status: response.statusCode, bytes: null, retryAfterSeconds };
      chunks.push(bytes);
    }
    return { status: response.statusCode, bytes: Buffer.concat(chunks), retryAfterSeconds };
  } catch (error) {
    throw new AppError('VIDEO_UNAVAILABLE', '8x8 did not answer.', { cause: error });
  }
}

/** What an answer makes of the picture; null for one that says nothing of it: 8x8 is not well, or refuses the token. */
export function judgePicture({ status, bytes }: FetchedPicture): PictureAnswer | null {
  // A store of files says 403 for what it does not have.
  if (status === 404 || status === 410 || status === 403) return { kind: 'missing' };
  if (status >= 300 && status < 400) return { kind: 'refused', reason: '8x8 sends elsewhere for it.' };
  if (status >= 400 && status < 500 && ![401, 408, 425, 429].includes(status))
    return { kind: 'refused', reason: `8x8 answers ${status} for it.` };
  if (status < 200 || status >= 300) return null;
  if (bytes === null) return { kind: 'refused', reason: 'It is larger than 12 MB.' };
  const type = pictureKindOf(bytes);
  return type === null
    ? { kind: 'refused', reason: 'It is no PNG, JPEG or WebP picture.' }
    : { kind: 'picture', bytes, type };
}
