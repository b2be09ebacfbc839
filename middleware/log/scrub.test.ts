import { describe, expect, it } from 'vitest';
import { redact, scrub } from './scrub.ts';

describe('scrub', () => {
  it.each([
    ['Authorization: Bearer abc.def', 'abc.def'],
    ['GET /?user=a&token=s3cret&mode=embedded', 's3cret'],
    ['{"auth_token":"s3cret"}', 's3cret'],
    ['x-token: s3cret', 's3cret'],
    ['session 00DNL0000000001!AQ0AQF.x_y ended', 'AQF'],
    ['assertion eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2ln refused', 'eyJpc3'],
    ['https://video.example/guest/Y56IiyJMxx', 'Y56IiyJMxx'],
    ['sent to +6591234567 failed', '9123456'],
    ['sent to (415) 555-0134 failed', '555-01'],
    ['sms_6591234567 failed', '912345'],
    ['msisdn%3A%2B6591234567 failed', '912345'],
    ['to ＋６５９１２３４５６７ failed', '912345'],
    ['to +65\u200e9123\u200e4567 failed', '9123'],
    ['authorization: Basic c2VjcmV0', 'c2VjcmV0'],
    ['{"authorization":"Basic c2VjcmV0"}', 'c2VjcmV0'],
    ['Authorization=c2VjcmV0 x', 'c2VjcmV0'],
    ['see https://video.8x8.example/join/Abcd1234Secret now', 'Abcd1234'],
    ['see https://video.8x8.example/r?room=Abcd1234Secret', 'Abcd1234'],
    ['see video.8x8.example/invite/Abcd1234Secret', 'Abcd1234'],
  ])('removes the secret from %s', (text, secret) => {
    expect(scrub(text)).not.toContain(secret);
  });

  it('keeps the last two digits of a phone number', () => {
    expect(scrub('number +6591234567')).toBe('number …67');
  });

  it.each([
    '2026-11-23T10:00:00Z No such column on 003AAzz000000001AA, status 404',
    'errorId 12345678-1234-1234-1234-123456789012, or 9f1c2b3a-5d6e-4f70-8a91-b2c3d4e5f607',
    'case 00001026',
  ])('leaves dates, ids and plain words alone: %s', (text) => {
    expect(scrub(text)).toBe(text);
  });

  it('cuts what is too long, never within a character, and a secret at the cut is gone', () => {
    expect(scrub('x'.repeat(5000))).toHaveLength(1000);
    expect(scrub(`${'x'.repeat(38)}😀😀`, 40)).toBe(`${'x'.repeat(38)}…`);
    const number = `${'x'.repeat(30)} +65 9123 4567`;
    expect(scrub(number, 40)).not.toMatch(/9123/u);
  });

  it('takes out what a database does not keep', () => {
    expect(scrub('a\u0000b\u001bc\ud800')).toBe('a b c�');
  });
});

/** Texts on which an expression with an unbounded repetition tries again from every place. */
const hostile: Readonly<Record<string, (length: number) => string>> = {
  parentheses: (length) => '('.repeat(length),
  'digits apart': (length) => '1 '.repeat(length / 2),
  'digits before a letter': (length) => `${'1-'.repeat(length / 2)}x`,
  'a long number': (length) => `+${'1'.repeat(length)}x`,
  'names of secrets': (length) => 'token '.repeat(length / 6),
  'a name and spaces': (length) => `token${' '.repeat(length)}`,
  'bearer after bearer': (length) => 'bearer '.repeat(length / 7),
  'halves of tokens': (length) => 'eyJaaaaaa.'.repeat(length / 10),
};

function timeOf(run: () => void): number {
  const startedAt = performance.now();
  run();
  return performance.now() - startedAt;
}

const FEWEST = 7;
const MOST = 300;

/**
 * How many times as long one takes as the other, by the best of their runs. What the machine does beside makes runs
 * longer and none shorter: they are repeated until the limit is kept, which a slow expression never does.
 */
function ratioOf(long: () => void, short: () => void, limit: number): number {
  let [bestLong, bestShort] = [timeOf(long), timeOf(short)];
  for (let run = 1; run < FEWEST || (run < MOST && bestLong / bestShort >= limit); run += 1) {
    bestLong = Math.min(bestLong, timeOf(long));
    bestShort = Math.min(bestShort, timeOf(short));
  }
  return bestLong / bestShort;
}

describe('the time that hostile texts take', () => {
  it.each(Object.keys(hostile))('grows no faster than their length: %s', (kind) => {
    const text = hostile[kind] ?? String;
    // Short texts do not leave the processor's caches, and cost a fraction.
    const [short, long] = [text(16 * 1024), text(256 * 1024)];
    redact(short);
    // Sixteen times the length; 256 times the time is what a repetition within a repetition would take.
    const ratio = ratioOf(
      () => redact(long),
      () => redact(short),
      64,
    );
    expect(ratio).toBeLessThan(64);
  });

  it.each(Object.keys(hostile))('is bounded by the cut, whatever their length: %s', (kind) => {
    const text = hostile[kind] ?? String;
    const calls = 20;
    const scrubbing = (length: number) => {
      const long = text(length);
      return (): void => {
        for (let call = 0; call < calls; call += 1) scrub(long);
      };
    };
    expect(ratioOf(scrubbing(64 * 1024), scrubbing(16 * 1024), 3)).toBeLessThan(3);
    expect(scrub(text(64 * 1024)).length).toBeLessThanOrEqual(1000);
  });
});
