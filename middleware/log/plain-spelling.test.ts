import { describe, expect, it } from 'vitest';
import { toPlainSpelling } from './plain-spelling.ts';

describe('toPlainSpelling', () => {
  it.each([
    ['４１５５５５０１３４９', '41555501349'],
    ['＋٤٩ ١٥١', '+49 151'],
    ['+۴۹', '+49'],
    ['९१२३', '9123'],
    ['𝟒𝟡𝟷', '491'],
    ['+1\u200e415\u2066555\u200b0134', '+14155550134'],
    ['msisdn%3A%2B14155550134', 'msisdn:+14155550134'],
    ['％２Ｂ４９', '+49'],
  ])('reads %j as %j', (text, plain) => {
    expect(toPlainSpelling(text)).toBe(plain);
  });

  it.each(['100% of 20 rooms', 'a%zz', 'é漢🎥…', 'case 00001026'])('leaves alone what is plain: %j', (text) => {
    expect(toPlainSpelling(text)).toBe(text);
  });
});
