import { describe, expect, it } from 'vitest';
import { createMovableClock } from '../test-support/movable-clock.ts';
import { HOUR_MS } from '../time/clock.ts';
import { createApiMeter } from './api-meter.ts';

describe('createApiMeter', () => {
  it('knows nothing before the org answered', () => {
    expect(createApiMeter(createMovableClock()).read()).toBeNull();
  });

  it('tells what the org said last, and counts every call', () => {
    const meter = createApiMeter(createMovableClock());
    meter.count('api-usage=18/15000');
    meter.count('per-app-api-usage=17/250(appName=sample-app); api-usage=25/15000');
    meter.count(undefined);
    expect(meter.read()).toEqual({ used: 25, max: 15_000, ours: 3 });
  });

  it('tells no use below our own, as an answer does that was overtaken', () => {
    const meter = createApiMeter(createMovableClock());
    meter.count('api-usage=2/15000');
    meter.count('api-usage=1/15000');
    expect(meter.read()).toEqual({ used: 2, max: 15_000, ours: 2 });
  });

  it('forgets calls after a day', () => {
    const clock = createMovableClock();
    const meter = createApiMeter(clock);
    meter.count('api-usage=1/10');
    clock.advance(23 * HOUR_MS);
    meter.count('api-usage=2/10');
    expect(meter.read()?.ours).toBe(2);
    clock.advance(HOUR_MS);
    expect(meter.read()?.ours).toBe(1);
  });
});
