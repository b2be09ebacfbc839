import { describe, expect, it } from 'vitest';
import { judgeNumber } from './judge-number.ts';

function read(text: string): string {
  const judged = judgeNumber(text, { addresses: [], defaultRegion: 'AT' });
  if (judged.kind === 'unreadable') return judged.reason;
  return judged.kind === 'sms' ? judged.e164 : judged.kind;
}

describe('words beside a number', () => {
  it.each([
    ['Fax: +43 664 1234567 Mobil: +43 664 7654321', '+436647654321'],
    ['Telefax +43 664 1234567; mobile +43 664 7654321', '+436647654321'],
    ['+43 664 1234567 (Fax), +43 664 7654321', '+436647654321'],
    ['+43 664 1234567 fax +43 664 7654321 mobile', '+436647654321'],
    ['+43 664 7654321 FAX +43 1 234567', '+436647654321'],
    ['+43 664 7654321, fax: +43 664 1234567', '+436647654321'],
    ['Факс: +43 664 1234567, моб. +43 664 7654321', '+436647654321'],
    ['传真 +43 664 1234567 / +43 664 7654321', '+436647654321'],
  ])('keep an SMS from the fax in %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    'Fax: +43 664 1234567',
    'Fax (2) +43 664 1234567',
    '+43 664 1234567 (fax)',
    '+43 664 1234567 Fax',
    'faks +43 664 1234567',
    'DO NOT CALL +43 664 1234567',
    '+43 664 1234567 – don’t call!',
    'DNC +43 664 1234567',
    'old: +43 664 1234567',
    'ex-wife +43 664 1234567',
    '+43 664 1234567 (ex)',
    'nicht mehr anrufen: 0664 1234567',
    'früher: 0664 1234567',
    'nicht: +43 664 1234567',
    '+43 664 1234567 ne pas appeler',
    'no llamar +43 664 1234567',
    'não ligar +43 664 1234567',
    'не звонить +43 664 1234567',
    '旧 +43 664 1234567',
    'wrong number +43 664 1234567',
  ])('rule out %s', (text) => {
    expect(read(text)).toBe('notToCall');
  });

  it.each([
    '+43 664 7654321 (Mutter)',
    'Goldie: +43 664 7654321',
    'Alex +43 664 7654321',
    'Rex 0664 7654321',
    'Note: call after noon +43 664 7654321',
    'mobile +43 664 7654321',
  ])('say nothing in %s', (text) => {
    expect(read(text)).toBe('+436647654321');
  });

  it.each([
    '+43 664 12345??',
    '+43 664 7654321?',
    '+43 664 ?654321',
    '+43 664 12345xx',
    '+43 664 12x45x7',
    '+43 664 XX54321',
    '+43 664 12345__',
    '+43 664 12345...',
    '+43 664 12345…',
  ])('and signs for digits that are not known make none of %s', (text) => {
    expect(read(text)).toBe('invalid');
  });

  it.each([
    ['+43 664 7654321 ext 1234567890'],
    ['+43 664 7654321 extension number 1234567'],
    ['+43 664 7654321 ext. no. 12345678901'],
    ['+43 664 7654321 Durchwahl Nr. 1234567'],
    ['+43 664 7654321 x118'],
    ['+43 664 7654321 ex 118'],
  ])('announce an extension in %s, however long', (text) => {
    expect(read(text)).toBe('link');
  });
});
