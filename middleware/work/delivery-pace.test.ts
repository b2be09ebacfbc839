import { describe, expect, it } from 'vitest';
import { NOW } from '../test-support/sessions.ts';
import { createDeliveryPace } from './delivery-pace.ts';

const HOUR_MS = 3_600_000;

describe('createDeliveryPace', () => {
  it('writes nothing for a while after a failure, then a probe', () => {
    const pace = createDeliveryPace(75);
    pace.failed({ kind: 'retry', reason: 'down', retryAfterMs: HOUR_MS }, NOW);
    expect(pace.size(NOW)).toBe(0);
    expect(pace.size(NOW + HOUR_MS - 1)).toBe(0);
    expect(pace.size(NOW + HOUR_MS)).toBe(1);
  });

  it('does not wait longer because the clock was set back', () => {
    const pace = createDeliveryPace(75);
    pace.failed({ kind: 'retry', reason: 'down', retryAfterMs: HOUR_MS }, NOW);
    expect(pace.size(NOW - 24 * HOUR_MS)).toBe(1);
    pace.failed({ kind: 'retry', reason: 'down' }, NOW - 24 * HOUR_MS);
    expect(pace.size(NOW - 24 * HOUR_MS)).toBe(0);
  });
});
