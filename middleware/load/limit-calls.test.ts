import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { createCallLimit, type CallLimit } from './limit-calls.ts';

const CONCURRENCY = 2;
const LONGEST_WAIT_MS = 5000;

describe('createCallLimit', () => {
  let limit: CallLimit;
  let begun: number[];
  beforeEach(() => {
    vi.useFakeTimers();
    limit = createCallLimit({ concurrency: CONCURRENCY, longestWaitMs: LONGEST_WAIT_MS });
    begun = [];
  });
  afterEach(() => void vi.useRealTimers());

  /** Asks for calls that take so long, in milliseconds, and tells what became of each. */
  const ask = (count: number, takesMs: number): Promise<string>[] =>
    Array.from({ length: count }, (_, number) =>
      limit(async () => {
        begun.push(number);
        await new Promise((resolve) => setTimeout(resolve, takesMs));
      }).then(
        () => 'done',
        (error: unknown) => (error instanceof AppError ? error.code : 'unexpected'),
      ),
    );
  const take = async (takesMs: number): Promise<void> => {
    for (let round = 0; round < 20; round += 1) {
      const calls = ask(CONCURRENCY, takesMs);
      await vi.advanceTimersByTimeAsync(takesMs);
      await Promise.all(calls);
    }
    begun = [];
  };

  it('lets so many through at a time, the others in the order in which they came', async () => {
    const calls = ask(5, 1000);
    await vi.advanceTimersByTimeAsync(0);
    expect(begun).toEqual([0, 1]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(begun).toEqual([0, 1, 2, 3]);
    await vi.advanceTimersByTimeAsync(2000);
    expect(await Promise.all(calls)).toEqual(['done', 'done', 'done', 'done', 'done']);
  });

  it('tells those at once whose turn would come too late, by what calls took lately', async () => {
    await take(1000);
    const calls = ask(15, 1000);
    // Two are under way, ten have their turn within five seconds.
    expect(await Promise.all(calls.slice(12))).toEqual(['OVERLOADED', 'OVERLOADED', 'OVERLOADED']);
    await vi.advanceTimersByTimeAsync(6000);
    expect(new Set(await Promise.all(calls.slice(0, 12)))).toEqual(new Set(['done']));
  });

  it('lets more wait for a peer that is quick', async () => {
    await take(10);
    const calls = ask(800, 10);
    await vi.advanceTimersByTimeAsync(LONGEST_WAIT_MS);
    expect(new Set(await Promise.all(calls))).toEqual(new Set(['done']));
  });

  it('keeps nobody waiting for a peer that hangs, and calls it for nobody who was told so', async () => {
    const calls = ask(4, 60_000);
    await vi.advanceTimersByTimeAsync(2 * LONGEST_WAIT_MS);
    expect(await Promise.all(calls.slice(2))).toEqual(['OVERLOADED', 'OVERLOADED']);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(begun).toEqual([0, 1]);
    const [next] = ask(1, 1000);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await next).toBe('done');
  });

  it('frees the place of a call that failed', async () => {
    const fail = (): Promise<string> => limit(() => Promise.reject(new Error('broken'))).catch(() => 'failed');
    expect(await Promise.all(Array.from({ length: 5 }, fail))).toEqual(Array(5).fill('failed'));
  });
});
