import type { Clock } from '../time/clock.ts';

export interface MovableClock extends Clock {
  /** @param ms milliseconds forward */
  advance(ms: number): void;
}

export function createMovableClock(start = Date.UTC(2026, 10, 23, 10)): MovableClock {
  let now = start;
  return {
    now: () => now,
    advance: (ms) => {
      now += ms;
    },
  };
}
