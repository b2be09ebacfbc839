import { beforeEach, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import { createFailureWatch, type FailureWatch } from './watch-failures.ts';

const MINUTE_MS = 60_000;

describe('createFailureWatch', () => {
  let now: number;
  let lines: Record<string, unknown>[];
  let watch: FailureWatch;
  beforeEach(() => {
    now = 1000;
    lines = [];
    const log = pino({ base: null }, { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) });
    watch = createFailureWatch(log, () => now);
  });
  const fail = (count: number, address = '198.51.100.7'): void => {
    for (let index = 0; index < count; index += 1) watch.note('proof', address);
  };

  it('finds many what comes within a minute, and few what comes slowly', () => {
    fail(19);
    expect(watch.areMany('proof')).toBe(false);
    fail(1);
    expect(watch.areMany('proof')).toBe(true);
    expect(watch.areMany('key')).toBe(false);
    now += MINUTE_MS;
    expect(watch.areMany('proof')).toBe(false);
    for (let index = 0; index < 60; index += 1) {
      now += MINUTE_MS / 15;
      fail(1);
    }
    expect(watch.areMany('proof')).toBe(false);
  });

  it('raises an alarm at once, and with the sum when the minute is over', () => {
    fail(15);
    fail(200, '2001:db8:1:2::9');
    expect(lines).toMatchObject([{ event: 'alarm.wrong-proofs', count: 20, networks: 2 }]);
    now += MINUTE_MS;
    fail(1);
    expect(lines.at(-1)).toMatchObject({
      event: 'alarm.wrong-proofs',
      count: 215,
      most: { '2001:db8:1:2::/64': 200, '198.51.100.7': 15 },
    });
    expect(lines).toHaveLength(2);
  });

  it('names a few of many addresses, and keeps no more than some in mind', () => {
    for (let index = 0; index < 5000; index += 1) fail(1, `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`);
    now += MINUTE_MS;
    fail(1);
    expect(lines.at(-1)).toMatchObject({ count: 5000, networks: 1001, most: { others: 4000 } });
    expect(JSON.stringify(lines.at(-1)?.['most']).split(',')).toHaveLength(5);
  });

  it('gives an address some lines a minute, and tells how many had none', () => {
    const worth = (address: string, count: number): number =>
      Array.from({ length: count }, () => watch.isWorthALine(address)).filter(Boolean).length;
    expect(worth('198.51.100.7', 100)).toBe(60);
    expect(worth('198.51.100.8', 10)).toBe(10);
    now += MINUTE_MS;
    expect(worth('198.51.100.7', 1)).toBe(1);
    expect(lines).toMatchObject([{ event: 'alarm.refusals-not-logged', count: 40 }]);
  });
});
