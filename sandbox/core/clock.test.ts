import { describe, expect, it } from 'vitest';
import { createMovableClock } from './clock.ts';

describe('a movable clock', () => {
  it('runs like its base, moved by what was asked, until it is reset', () => {
    let time = 1000;
    const clock = createMovableClock({ now: () => time });
    clock.advance(500);
    clock.advance(-100);
    time = 2000;
    expect(clock.now()).toBe(2400);
    clock.reset();
    expect(clock.now()).toBe(2000);
  });
});
