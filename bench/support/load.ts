import { randomBytes } from 'node:crypto';
import { Agent, request } from 'undici';
import { toRecordId } from '../../middleware/domain/record-id.ts';
import { relatedIds } from './org-rows.ts';

export const VERIFIER = randomBytes(32).toString('base64url');

export interface LoadResult {
  /** Milliseconds of each answer, sorted. */
  readonly latencies: readonly number[];
  readonly seconds: number;
  readonly failures: number;
  /** What the first failure was. */
  readonly firstFailure: string;
  /** Ids of all sessions, and of those that got their rooms. */
  readonly asked: readonly string[];
  readonly answered: readonly string[];
}

let sessions = 0;

function newId(prefix: string): string {
  sessions += 1;
  return toRecordId(`${prefix}${sessions.toString(36).padStart(15 - prefix.length, '0')}`) ?? '';
}

/**
 * Starts `count` sessions, `concurrency` at a time, each with a proof of its own.
 *
 * @param urls of one or more instances, which take turns; one that is gone fails what it is asked
 */
export async function startSessions(
  urls: string | readonly string[],
  count: number,
  concurrency: number,
): Promise<LoadResult> {
  const instances = typeof urls === 'string' ? [urls] : urls;
  const dispatcher = new Agent({ connections: concurrency });
  const latencies: number[] = [];
  const answered: string[] = [];
  const asked: string[] = [];
  let failures = 0;
  let firstFailure = '';
  let left = count;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const startedAt = performance.now();
      const sessionId = newId('a01');
      asked.push(sessionId);
      const refusal = await startOne(instances[left % instances.length] ?? '', sessionId, dispatcher);
      if (refusal === null) {
        latencies.push(performance.now() - startedAt);
        answered.push(sessionId);
      } else {
        failures += 1;
        firstFailure ||= refusal;
      }
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: concurrency }, worker));
  const seconds = (performance.now() - startedAt) / 1000;
  await dispatcher.close();
  return { latencies: latencies.toSorted((a, b) => a - b), seconds, failures, firstFailure, asked, answered };
}

/** Null if there is a room, otherwise why not. */
async function startOne(url: string, sessionId: string, dispatcher: Agent): Promise<string | null> {
  try {
    const answer = await request(`${url}/v1/video-sessions/${sessionId}/room`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-gate-key': 'bench-gate-key' },
      body: JSON.stringify({ proofId: newId('a00'), verifier: VERIFIER, ...relatedIds(sessionId) }),
      dispatcher,
    });
    const text = await answer.body.text();
    return answer.statusCode === 201 ? null : `${answer.statusCode} ${text}`;
  } catch (error) {
    return String(error);
  }
}

/** @param share 0.5 for the median */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
