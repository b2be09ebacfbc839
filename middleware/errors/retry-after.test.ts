import { describe, expect, it } from 'vitest';
import { parseRetryAfter } from './retry-after.ts';

const NOW = Date.UTC(2026, 10, 23, 10, 0, 0);

describe('parseRetryAfter', () => {
  it.each([
    ['120', 120],
    ['0', 0],
    ['120 ', 120],
    ['86400', 3600],
    ['Mon, 23 Nov 2026 10:01:30 GMT', 90],
    ['Monday, 23-Nov-26 10:01:30 GMT', 90],
    ['Mon, 23 Nov 2026 09:00:00 GMT', 0],
    ['Tue, 24 Nov 2026 10:00:00 GMT', 3600],
  ])('reads %j as %d seconds', (header, seconds) => {
    expect(parseRetryAfter(header, NOW)).toBe(seconds);
  });

  it.each([undefined, '', 'soon', '-5', '1.5', '2027-01-01', 'Someday, never GMT', ['120', '60']])(
    'takes %j for no header',
    (header) => {
      expect(parseRetryAfter(header, NOW)).toBeUndefined();
    },
  );
});
