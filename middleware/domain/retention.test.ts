import { describe, expect, it } from 'vitest';
import { oldBefore } from './retention.ts';

const NOW = Date.UTC(2026, 10, 30);
const daysBefore = (days: number): number => NOW - days * 24 * 60 * 60 * 1000;

describe('oldBefore', () => {
  it('is as many days ago as the settings say', () => {
    expect(oldBefore({ retentionDays: 90 }, NOW)).toEqual({ over: daysBefore(90), withoutContact: daysBefore(4) });
    expect(oldBefore({ retentionDays: 4 }, NOW)).toEqual({ over: daysBefore(4), withoutContact: daysBefore(4) });
  });

  it.each([1, 3])('is never less than the time for which a call is looked for: %d days are four', (retentionDays) => {
    expect(oldBefore({ retentionDays }, NOW)?.over).toBe(daysBefore(4));
  });

  it.each([0, -1, NaN])('is no time at all for those who keep everything: %d days', (retentionDays) => {
    expect(oldBefore({ retentionDays }, NOW)).toBeNull();
  });
});
