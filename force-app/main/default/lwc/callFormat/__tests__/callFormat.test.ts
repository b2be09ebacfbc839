import { formatClock, formatDuration, toStars } from 'c/callFormat';

describe('formatDuration', () => {
  it.each([
    [0, '0 sec'],
    [25, '25 sec'],
    [59.6, '1 min'],
    [750, '12 min 30 sec'],
    [3_600, '1 hr'],
    [3_930, '1 hr 5 min'],
    [90_000, '25 hr'],
  ])('says %p seconds as %s', (seconds, expected) => {
    expect(formatDuration(seconds)).toBe(expected);
  });
});

describe('formatClock', () => {
  it('says the time of the day alone', () => {
    expect(formatClock('2026-11-23T10:04:30.000Z')).toMatch(/^\d{1,2}:04(\s[AP]M)?$/u);
    expect(formatClock('')).toBe('');
  });
});

describe('toStars', () => {
  it.each([
    [1, '★☆☆☆☆'],
    [5, '★★★★★'],
  ])('shows %p of five', (rating, expected) => {
    expect(toStars(rating)).toBe(expected);
  });
});
