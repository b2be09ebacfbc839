import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../time/clock.ts';
import { nextLook, type LookFacts } from './look-schedule.ts';

const NOW = Date.UTC(2026, 10, 23, 10);
const made = (changes: Partial<LookFacts> = {}): LookFacts => ({
  watch: 'waiting',
  expiresAt: NOW + 15 * MINUTE_MS,
  handedAt: NOW,
  startedAt: null,
  settlingSince: null,
  ...changes,
});
/** How long after a look so long after the begin the next one is; in the middle of its spread. */
const waitAfter = (facts: LookFacts, sinceMs: number): number | null => {
  const next = nextLook(facts, NOW + sinceMs, 0.5);
  return next === null ? null : next - NOW - sinceMs;
};

describe('nextLook', () => {
  it.each([
    [0, 30 * SECOND_MS],
    [6 * MINUTE_MS, MINUTE_MS],
    [20 * MINUTE_MS, 2 * MINUTE_MS],
    [45 * MINUTE_MS, 10 * MINUTE_MS],
    [4.5 * HOUR_MS, HOUR_MS],
    [72 * HOUR_MS, HOUR_MS],
    [72.25 * HOUR_MS, null],
  ])('looks for a call that is in no log, %p ms after the room was handed out, in %p ms', (sinceMs, waitMs) => {
    expect(waitAfter(made(), sinceMs)).toBe(waitMs);
  });

  it.each([
    [0, 40 * SECOND_MS],
    [30 * MINUTE_MS, 2 * MINUTE_MS],
    [4 * HOUR_MS, 15 * MINUTE_MS],
    [24 * HOUR_MS, null],
  ])('looks for the end of a call that began %p ms ago in %p ms', (sinceMs, waitMs) => {
    expect(waitAfter(made({ watch: 'running', startedAt: NOW }), sinceMs)).toBe(waitMs);
  });

  it('looks for ratings three times after the end', () => {
    const facts = made({ watch: 'settling', settlingSince: NOW });
    expect([0, 2, 10, 60].map((minute) => waitAfter(facts, minute * MINUTE_MS))).toEqual([
      2 * MINUTE_MS,
      8 * MINUTE_MS,
      50 * MINUTE_MS,
      null,
    ]);
  });

  it('lets a room go that nobody joined, without a look before its end', () => {
    expect(waitAfter(made({ handedAt: null }), 0)).toBe(20 * MINUTE_MS);
    expect(waitAfter(made({ handedAt: null }), 20 * MINUTE_MS)).toBeNull();
  });

  it('always goes on, and always ends', () => {
    const facts = fc.record({
      watch: fc.constantFrom('waiting' as const, 'running' as const, 'settling' as const),
      expiresAt: fc.constant(NOW + 15 * MINUTE_MS),
      handedAt: fc.constantFrom(NOW, null),
      startedAt: fc.constantFrom(NOW, null),
      settlingSince: fc.constant(NOW),
    });
    fc.assert(
      fc.property(facts, fc.double({ min: 0, max: 1, noNaN: true }), (room, random) => {
        let at = NOW;
        let looks = 0;
        for (let next = nextLook(room, at, random); next !== null && looks < 1000; looks += 1) {
          expect(next).toBeGreaterThan(at);
          at = next;
          next = nextLook(room, at, random);
        }
        // A call whose begin is not known is looked for as long as it goes on.
        expect(looks < 400 || (room.watch === 'running' && room.startedAt === null)).toBe(true);
      }),
    );
  });
});
