import type { Dispatcher } from 'undici';
import { AppError } from '../errors/app-error.ts';
import { parseRetryAfter } from '../errors/retry-after.ts';
import type { VideoAnswer } from './video-refusal.ts';

/**
 * An answer of 8x8 as text. Of a refusal that is too long only the beginning is read: what it means is told by its
 * status, and a proxy's page may be of any length.
 *
 * @param longestBytes of the body
 * @param now milliseconds since 1970
 * @throws AppError VIDEO_UNAVAILABLE for a success that is too long
 */
export async function readAnswer(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  longestBytes: number,
  now: number,
): Promise<VideoAnswer> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Leaving the loop closes the connection.
  for await (const chunk of body) {
    if (!Buffer.isBuffer(chunk)) continue;
    chunks.push(chunk);
    length += chunk.length;
    if (length > longestBytes) break;
  }
  if (length > longestBytes && statusCode < 300) {
    throw new AppError('VIDEO_UNAVAILABLE', '8x8 answered with more than there should be. Try again in a moment.');
  }
  const text = new TextDecoder().decode(Buffer.concat(chunks).subarray(0, longestBytes));
  return { status: statusCode, text, retryAfterSeconds: parseRetryAfter(headers['retry-after'], now) };
}
