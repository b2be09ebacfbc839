import { describe, expect, it } from 'vitest';
import { shareInTurn } from './share-in-turn.ts';

const noPace = (): Promise<void> => Promise.resolve();

describe('shareInTurn', () => {
  it('makes one for all that ask before it is begun, and another for who asks later', async () => {
    let made = 0;
    const ask = shareInTurn(() => Promise.resolve((made += 1)), noPace);
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
    expect(await ask()).toBe(2);
  });

  it('begins none while another is made', async () => {
    const finish: (() => void)[] = [];
    const ask = shareInTurn(() => new Promise<void>((resolve) => finish.push(resolve)), noPace);
    const first = ask();
    await expect.poll(() => finish.length).toBe(1);
    const later = [ask(), ask()];
    await new Promise(setImmediate);
    expect(finish).toHaveLength(1);
    finish[0]?.();
    await first;
    await expect.poll(() => finish.length).toBe(2);
    finish[1]?.();
    await Promise.all(later);
  });

  it('goes on after one that failed', async () => {
    let made = 0;
    const ask = shareInTurn(
      () => ((made += 1) === 1 ? Promise.reject(new Error('no')) : Promise.resolve(made)),
      noPace,
    );
    await expect(ask()).rejects.toThrow('no');
    expect(await ask()).toBe(2);
  });
});
