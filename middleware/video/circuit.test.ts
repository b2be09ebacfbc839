import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { createCallLimit } from '../load/limit-calls.ts';
import { createMovableClock, type MovableClock } from '../test-support/movable-clock.ts';
import { createCircuit } from './circuit.ts';

const down = (retryAfterSeconds?: number): Promise<never> =>
  Promise.reject(
    new AppError('VIDEO_UNAVAILABLE', 'down', retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  );
const up = (): Promise<string> => Promise.resolve('up');

describe('createCircuit', () => {
  let clock: MovableClock;
  let circuit: ReturnType<typeof createCircuit>;
  let calls: number;
  const call = async <T>(peer: () => Promise<T>): Promise<string> => {
    try {
      return String(await circuit(() => ((calls += 1), peer())));
    } catch (error) {
      return error instanceof AppError ? error.code : 'unexpected';
    }
  };

  beforeEach(() => {
    clock = createMovableClock();
    circuit = createCircuit({ clock, limit: createCallLimit({ concurrency: 2, longestWaitMs: 5000 }) });
    calls = 0;
  });

  it('stops calling after five failures in a row, and says for how long', async () => {
    for (let failure = 0; failure < 5; failure += 1) await call(down);
    expect(await call(up)).toBe('VIDEO_UNAVAILABLE');
    expect(calls).toBe(5);
    await expect(circuit(up)).rejects.toMatchObject({ retryable: true, retryAfterSeconds: 10 });
  });

  it('sends one probe when the time is up, and closes if it works', async () => {
    for (let failure = 0; failure < 5; failure += 1) await call(down);
    clock.advance(10_000);
    let answer = (): void => undefined;
    const probe = call(() => new Promise<string>((resolve) => (answer = () => resolve('up'))));
    expect(await call(up)).toBe('VIDEO_UNAVAILABLE');
    answer();
    expect(await probe).toBe('up');
    expect(await call(up)).toBe('up');
  });

  it('opens again at once if the probe fails', async () => {
    for (let failure = 0; failure < 5; failure += 1) await call(down);
    clock.advance(10_000);
    await call(down);
    expect(await call(up)).toBe('VIDEO_UNAVAILABLE');
    expect(calls).toBe(6);
  });

  it('is open for no longer because the clock was set back', async () => {
    await call(() => down(600));
    clock.advance(-86_400_000);
    expect(await call(() => down(60))).toBe('VIDEO_UNAVAILABLE');
    await expect(circuit(up)).rejects.toMatchObject({ retryAfterSeconds: 60 });
    expect(calls).toBe(2);
    clock.advance(60_000);
    expect(await call(up)).toBe('up');
  });

  it('keeps calling while failures are not in a row, or are the caller’s own', async () => {
    for (let round = 0; round < 20; round += 1) {
      await call(round % 5 === 4 ? up : down);
    }
    for (let round = 0; round < 10; round += 1) await call(() => Promise.reject(new AppError('VIDEO_REJECTED', 'no')));
    expect(calls).toBe(30);
  });

  it('stays open when a call ends well that began before', async () => {
    let answer = (): void => undefined;
    const slow = call(() => new Promise<string>((resolve) => (answer = () => resolve('up'))));
    await call(() => down(60));
    answer();
    expect(await slow).toBe('up');
    expect(await call(up)).toBe('VIDEO_UNAVAILABLE');
  });

  it('waits as long as 8x8 says, however calls end that began before', async () => {
    const refused = (): Promise<never> => Promise.reject(new AppError('VIDEO_REJECTED', 'no'));
    const isolated = createCircuit({ clock, limit: (run) => run() });
    const outcomes: (() => Promise<unknown>)[] = [refused, down, down, down, down, down];
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    const slow = outcomes.map((outcome) => isolated(() => ended.then(outcome)).catch(() => undefined));
    await isolated(() => down(600)).catch(() => undefined);
    end();
    await Promise.all(slow);
    clock.advance(599_000);
    await expect(isolated(up)).rejects.toMatchObject({ code: 'VIDEO_UNAVAILABLE', retryAfterSeconds: 1 });
    clock.advance(1000);
    await expect(isolated(up)).resolves.toBe('up');
  });

  it('waits as long as 8x8 says', async () => {
    await call(() => down(60));
    clock.advance(59_000);
    expect(await call(up)).toBe('VIDEO_UNAVAILABLE');
    clock.advance(1000);
    expect(await call(up)).toBe('up');
  });

  it('calls for nobody who waited when it opened', async () => {
    const ends: (() => void)[] = [];
    const slow = (): Promise<never> => new Promise<void>((resolve) => ends.push(resolve)).then(() => down(60));
    const results = Array.from({ length: 4 }, () => call(slow));
    await new Promise((resolve) => setImmediate(resolve));
    for (const end of ends) end();
    expect(await Promise.all(results)).toEqual(Array(4).fill('VIDEO_UNAVAILABLE'));
    expect(calls).toBe(2);
  });
});
