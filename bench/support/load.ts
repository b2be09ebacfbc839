import { randomBytes } from 'node:crypto';
import { Agent, request } from 'undici';
import { toRecordId } from '../../middleware/domain/record-id.ts';
import { relatedIds } from './peers.ts';

export const PUBLIC_URL = 'http://localhost:65000';
export const VERIFIER = randomBytes(32).toString('base64url');

export interface LoadResult {
  /** Milliseconds of each answer, sorted. */
  readonly latencies: readonly number[];
  readonly seconds: number;
  readonly failures: number;
}

let sessions = 0;

function newId(prefix: string): string {
  sessions += 1;
  return toRecordId(`${prefix}${sessions.toString(36).padStart(15 - prefix.length, '0')}`) ?? '';
}

/** Starts `count` sessions, `concurrency` at a time, each with a proof of its own. */
export async function startSessions(url: string, count: number, concurrency: number): Promise<LoadResult> {
  const dispatcher = new Agent({ connections: concurrency });
  const latencies: number[] = [];
  let failures = 0;
  let left = count;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const startedAt = performance.now();
      const sessionId = newId('a01');
      const answer = await request(`${url}/v1/video-sessions/${sessionId}/room`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-gate-key': 'bench-gate-key' },
        body: JSON.stringify({ proofId: newId('a00'), verifier: VERIFIER, ...relatedIds(sessionId) }),
        dispatcher,
      });
      await answer.body.text();
      if (answer.statusCode === 201) latencies.push(performance.now() - startedAt);
      else failures += 1;
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: concurrency }, worker));
  const seconds = (performance.now() - startedAt) / 1000;
  await dispatcher.close();
  return { latencies: latencies.toSorted((a, b) => a - b), seconds, failures };
}

/** @param share 0.5 for the median */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
