import { describe, expect, it } from 'vitest';
import { freeReference } from './free-reference.ts';

const among =
  (...used: readonly string[]) =>
  (asked: readonly string[]): Promise<ReadonlySet<string>> =>
    Promise.resolve(new Set(asked.map((one) => one.toLowerCase()).filter((one) => used.includes(one))));
const upTo = (count: number): string[] => [
  'ref00001',
  ...Array.from({ length: count - 1 }, (_, index) => `ref00001-${(index + 2).toString(36)}`),
];

describe('freeReference', () => {
  it.each([
    ['the first call', 'REF00001', [], 'REF00001'],
    ['the second', 'REF00001', ['ref00001'], 'REF00001-2'],
    ['the tenth', 'REF00001', upTo(9), 'REF00001-a'],
    ['the hundredth', 'REF00001', upTo(99), 'REF00001-2s'],
    ['one whose number is free again', 'REF00001', ['ref00001-2', 'ref00001-3'], 'REF00001'],
    ['one more than there are', 'REF00001', upTo(1295), 'REF00001'],
    ['the last', 'REF00001', upTo(1294), 'REF00001-zz'],
    ['a reference of 18 characters', 'x'.repeat(18), ['x'.repeat(18)], `${'x'.repeat(18)}-2`],
    [
      'a reference of 18 characters, with one digit',
      'x'.repeat(18),
      [...upTo(1), 'x'.repeat(18)],
      `${'x'.repeat(18)}-2`,
    ],
    ['a reference that is full', 'x'.repeat(20), ['x'.repeat(20)], 'x'.repeat(20)],
  ])('gives %s its own', async (_, reference, used, expected) => {
    expect(await freeReference(reference, among(...used))).toBe(expected);
  });
});
