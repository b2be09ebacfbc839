import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { gather } from './gather.ts';

describe('gather', () => {
  let steps: string[][];
  let letGo: (() => void)[];
  beforeEach(() => {
    steps = [];
    letGo = [];
  });

  /** Carries out a step when the test lets it go: each item becomes its upper case. */
  async function carryOut(items: readonly string[]): Promise<string[]> {
    steps.push([...items]);
    await new Promise<void>((resolve) => letGo.push(resolve));
    if (items.includes('bad')) throw new Error('refused');
    return items.map((item) => item.toUpperCase());
  }

  async function finishStep(): Promise<void> {
    letGo.shift()?.();
    await nextTurn();
  }

  it('carries out a lone item at once', async () => {
    const one = gather(carryOut)('a');
    expect(steps).toEqual([['a']]);
    await finishStep();
    expect(await one).toBe('A');
  });

  it('carries out together what came during the step before, and gives each its own result', async () => {
    const ask = gather(carryOut);
    const results = Promise.all(['a', 'b', 'c'].map(ask));
    await finishStep();
    expect(steps).toEqual([['a'], ['b', 'c']]);
    const later = ask('d');
    await finishStep();
    await finishStep();
    expect(await results).toEqual(['A', 'B', 'C']);
    expect(await later).toBe('D');
    expect(steps).toEqual([['a'], ['b', 'c'], ['d']]);
  });

  it.each([
    { items: ['x', 'a1', 'a2', 'b1'], expected: [['x'], ['a1', 'b1'], ['a2']] },
    { items: ['x', 'a1', 'b1', 'b2', 'a2'], expected: [['x'], ['a1', 'b1'], ['b2', 'a2']] },
    { items: ['x', 'a1', 'a2', 'a3'], expected: [['x'], ['a1'], ['a2'], ['a3']] },
    // The second waits for the first and the third for the second: none overtakes another of its key.
    { items: ['x', 'a1', 'ab', 'b1'], expected: [['x'], ['a1'], ['ab'], ['b1']] },
  ])('lets no two of $items that share a key into one step, and keeps their order', async ({ items, expected }) => {
    const ask = gather(carryOut, { keysOf: (item) => item.match(/[a-z]/gu) ?? [] });
    const results = Promise.all(items.map(ask));
    for (const step of expected) {
      await finishStep();
      expect(steps).toContainEqual(step);
    }
    await results;
    expect(steps).toEqual(expected);
  });

  it('takes together what comes in one turn, where a step waits for it', async () => {
    const ask = gather(carryOut, { turn: () => nextTurn() });
    const results = Promise.all(['a', 'b'].map(ask));
    expect(steps).toEqual([]);
    await nextTurn();
    expect(steps).toEqual([['a', 'b']]);
    const later = ask('c');
    await finishStep();
    await nextTurn();
    await finishStep();
    expect(await results).toEqual(['A', 'B']);
    expect(await later).toBe('C');
  });

  it('tells a failure to those of its step alone', async () => {
    const ask = gather(carryOut);
    const results = Promise.allSettled(['a', 'bad', 'b'].map(ask));
    await finishStep();
    const later = ask('c');
    await finishStep();
    await finishStep();
    expect((await results).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(await later).toBe('C');
  });

  it('bounds how many go together', async () => {
    const ask = gather(carryOut);
    const results = Promise.all(Array.from({ length: 121 }, (_, index) => ask(`i${index}`)));
    for (let step = 0; step < 4; step += 1) await finishStep();
    await results;
    expect(steps.map(({ length }) => length)).toEqual([1, 50, 50, 20]);
  });
});
