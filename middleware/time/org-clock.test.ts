import { describe, expect, it } from '@jest/globals';
import { createMovableClock } from '../test-support/movable-clock.ts';
import { NOW } from '../test-support/sessions.ts';
import { createOrgClock } from './org-clock.ts';

const MINUTE_MS = 60_000;

describe('createOrgClock', () => {
  it.each([16, 61, -16, -61, 1])('shows the time of the org where the machine is %d minutes ahead', (minutes) => {
    const clock = createOrgClock(createMovableClock(NOW + minutes * MINUTE_MS), () => 0);
    expect([clock.aheadMs(), clock.isSteady()]).toEqual([null, false]);
    clock.observe(NOW);
    expect([clock.now(), clock.aheadMs(), clock.isSteady()]).toEqual([NOW, minutes * MINUTE_MS, true]);
  });

  it('leaves a clock alone that is in step but for the way of an answer', () => {
    const machine = createMovableClock(NOW);
    const clock = createOrgClock(machine, () => 0);
    for (const offMs of [-999, 0, 15_000, 30_000, -30_000]) clock.observe(NOW + offMs);
    expect(clock.now()).toBe(NOW);
  });

  it('is not sure once the machine was set, until the org told again', () => {
    const machine = createMovableClock(NOW);
    const clock = createOrgClock(machine, () => 0);
    clock.observe(NOW);
    machine.advance(16 * MINUTE_MS);
    expect(clock.isSteady()).toBe(false);
    clock.observe(NOW);
    expect([clock.isSteady(), clock.now()]).toEqual([true, NOW]);
    machine.advance(-16 * MINUTE_MS);
    clock.observe(NOW);
    expect([clock.isSteady(), clock.now()]).toEqual([true, NOW]);
  });

  it.each([0, Number.NaN, NOW + 365 * 24 * 60 * MINUTE_MS])('believes no time like %p', (orgNow) => {
    const clock = createOrgClock(createMovableClock(NOW), () => 0);
    clock.observe(NOW);
    clock.observe(orgNow);
    expect([clock.now(), clock.isSteady()]).toEqual([NOW, false]);
  });
});
