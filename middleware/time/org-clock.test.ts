import { describe, expect, it } from 'vitest';
import { createMovableClock } from '../test-support/movable-clock.ts';
import { NOW } from '../test-support/sessions.ts';
import { AGREEING_ANSWERS, createOrgClock, type OrgClock } from './org-clock.ts';

const MINUTE_MS = 60_000;

function tell(clock: OrgClock, orgNow: number, times: number): void {
  for (let told = 0; told < times; told += 1) clock.observe(orgNow);
}

describe('createOrgClock', () => {
  it.each([16, 61, -16, -61, 1])('shows the time of the org where the machine is %d minutes ahead', (minutes) => {
    const clock = createOrgClock(createMovableClock(NOW + minutes * MINUTE_MS), () => 0);
    expect([clock.aheadMs(), clock.isSteady()]).toEqual([null, false]);
    clock.observe(NOW);
    expect([clock.now(), clock.aheadMs(), clock.isSteady()]).toEqual([NOW, minutes * MINUTE_MS, false]);
    tell(clock, NOW, AGREEING_ANSWERS - 1);
    expect([clock.now(), clock.isSteady(), clock.isInDoubt()]).toEqual([NOW, true, false]);
  });

  it.each([60, -60, 3, -700])(
    'is not moved by one answer that says %d minutes, but in doubt until the next',
    (minutes) => {
      const clock = createOrgClock(createMovableClock(NOW), () => 0);
      tell(clock, NOW, AGREEING_ANSWERS);
      clock.observe(NOW + minutes * MINUTE_MS);
      expect([clock.now(), clock.isSteady(), clock.isInDoubt()]).toEqual([NOW, false, true]);
      clock.observe(NOW);
      expect([clock.now(), clock.isSteady(), clock.isInDoubt()]).toEqual([NOW, true, false]);
    },
  );

  it('is not moved by answers that do not agree with each other', () => {
    const clock = createOrgClock(createMovableClock(NOW), () => 0);
    tell(clock, NOW, AGREEING_ANSWERS);
    for (const minutes of [10, 20, 10, -30, 5]) clock.observe(NOW + minutes * MINUTE_MS);
    expect([clock.now(), clock.isInDoubt()]).toEqual([NOW, true]);
  });

  it('gives up a first answer that those after it contradict', () => {
    const clock = createOrgClock(createMovableClock(NOW), () => 0);
    clock.observe(NOW + 60 * MINUTE_MS);
    expect(clock.isInDoubt()).toBe(true);
    tell(clock, NOW, AGREEING_ANSWERS);
    expect([clock.now(), clock.isSteady()]).toEqual([NOW, true]);
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
    tell(clock, NOW, AGREEING_ANSWERS);
    machine.advance(16 * MINUTE_MS);
    expect(clock.isSteady()).toBe(false);
    tell(clock, NOW, AGREEING_ANSWERS);
    expect([clock.isSteady(), clock.now()]).toEqual([true, NOW]);
    machine.advance(-16 * MINUTE_MS);
    tell(clock, NOW, AGREEING_ANSWERS);
    expect([clock.isSteady(), clock.now()]).toEqual([true, NOW]);
  });

  it.each([0, Number.NaN, NOW + 365 * 24 * 60 * MINUTE_MS])('believes no time like %p', (orgNow) => {
    const clock = createOrgClock(createMovableClock(NOW), () => 0);
    tell(clock, NOW, AGREEING_ANSWERS);
    clock.observe(orgNow);
    expect([clock.now(), clock.isSteady()]).toEqual([NOW, false]);
  });
});
