import { describe, expect, it } from 'vitest';
import { createRefusalReasons } from './refusal-reasons.ts';

const MINUTE_MS = 60_000;

describe('createRefusalReasons', () => {
  it('suspects the org from the third refusal with the same words, earlier ones included', () => {
    const reasons = createRefusalReasons();
    expect(reasons.suspect(['x', 'y'], ['x'], 1)).toBeNull();
    expect(reasons.suspect(['y', 'x'], ['x', 'x'], 1)).toBe('x');
  });

  it('goes on to suspect it until a session is written', () => {
    const reasons = createRefusalReasons();
    reasons.suspect(['x', 'x', 'x'], [], 1);
    expect(reasons.suspect(['x'], [], 2)).toBe('x');
    reasons.written(3);
    expect(reasons.lastWrittenAt()).toBe(3);
    expect(reasons.suspect(['x', 'x', 'x'], [], 4)).toBeNull();
  });

  it('clears the org of what it was suspected for alone, and not for ever', () => {
    const reasons = createRefusalReasons();
    reasons.suspect(['x', 'x', 'x'], [], 1);
    reasons.written(3);
    expect(reasons.suspect(['y', 'y', 'y'], [], 4)).toBe('y');
    expect(reasons.suspect(['x', 'x', 'x'], [], 3 + 10 * MINUTE_MS)).toBe('x');
  });
});
