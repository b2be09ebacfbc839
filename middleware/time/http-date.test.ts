import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { parseHttpDate } from './http-date.ts';

describe('parseHttpDate', () => {
  it('reads what HTTP servers send, to the second', () => {
    expect(parseHttpDate('Mon, 23 Nov 2026 10:00:00 GMT')).toBe(Date.UTC(2026, 10, 23, 10));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        expect(parseHttpDate(new Date(seconds * 1000).toUTCString())).toBe(seconds * 1000);
      }),
    );
  });

  it.each([
    undefined,
    '',
    'soon',
    '0',
    '1796032800000',
    '2026-11-23T10:00:00Z',
    'Mon, 23 Nov 2026 10:00:00 CET',
    'Mon, 23 Nov 2026 10:00:00',
    'Tue, 23 Nov 2026 10:00:00 GMT',
    'Mon, 31 Feb 2026 10:00:00 GMT',
    'Mon, 23 Nov 2026 10:00:00 GMT, Mon, 23 Nov 2026 10:00:01 GMT',
    'Monday, 23-Nov-26 10:00:00 GMT',
  ])('refuses %p', (header) => {
    expect(parseHttpDate(header)).toBeNull();
  });
});
