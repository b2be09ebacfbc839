import { describe, expect, it } from 'vitest';
import { judgeNumber } from './judge-number.ts';
import type { JudgedNumber } from './types.d.ts';

interface Context {
  readonly code?: string | null;
  readonly country?: string | null | undefined;
  readonly region?: string;
}

function judge(text: string, { code = null, country = null, region = '' }: Context = {}): JudgedNumber {
  return judgeNumber(text, { addresses: [{ code, name: country }], defaultRegion: region });
}

/** The number to send an SMS to, or the word that says why there is none. */
function read(text: string, context?: Context): string {
  const judged = judge(text, context);
  if (judged.kind === 'unreadable') return judged.reason;
  return judged.kind === 'sms' ? judged.e164 : judged.kind;
}

describe('judgeNumber', () => {
  it.each([
    ['9123456789', 'India', 'US', '+919123456789'],
    ['91234567', 'Singapore', 'HK', '+6591234567'],
    ['07400 123456', 'United Kingdom', 'US', '+447400123456'],
    ['0151 23456789', 'Deutschland', 'US', '+4915123456789'],
    ['06 12 34 56 78', 'Francia', 'GB', '+33612345678'],
    ['612 34 56 78', 'Spanien', 'DE', '+34612345678'],
    ['0412 345 678', 'AUS', 'NZ', '+61412345678'],
    ['(11) 96123-4567', 'Brasil', 'US', '+5511961234567'],
    ['090-1234-5678', '日本', 'US', '+819012345678'],
  ])('reads %s of a contact in %s, whatever the default %s', (text, country, region, expected) => {
    expect(read(text, { country, region })).toBe(expected);
  });

  it('believes the code of the country before its name', () => {
    expect(read('91234567', { code: 'SG', country: 'Hongkong' })).toBe('+6591234567');
  });

  it.each(['Narnia', 'Earth', '??', 'n/a', 'US / CA'])(
    'reads no national number of a contact whose country is %s',
    (country) => {
      expect(read('(415) 555-0134', { country, region: 'US' })).toBe('countryUnknown');
      expect(read('+1 415 555 0134', { country, region: 'US' })).toBe('+14155550134');
    },
  );

  it('reads no national number if the country may not be read', () => {
    const hidden = { addresses: [{ name: undefined }], defaultRegion: 'US' };
    expect(judgeNumber('(415) 555-0134', hidden)).toEqual({ kind: 'unreadable', reason: 'countryHidden' });
    expect(judgeNumber('+1 415 555 0134', hidden).kind).toBe('sms');
  });

  it('takes the default for a contact without a country, and nothing without a default', () => {
    expect(read('(415) 555-0134', { country: ' ', region: 'us' })).toBe('+14155550134');
    expect(read('(415) 555-0134')).toBe('noCountry');
    expect(read('(415) 555-0134', { region: 'XX' })).toBe('noCountry');
  });

  it('takes the second address for a contact whose first has no country', () => {
    const addresses = [{ name: null }, { name: 'Singapore' }];
    expect(judgeNumber('9123 4567', { addresses, defaultRegion: 'HK' })).toMatchObject({ e164: '+6591234567' });
  });

  it.each([
    ['447400123456', 'DE', 'ambiguous'],
    ['447400123456', 'US', 'plusMissing'],
    ['4915123456789', 'US', 'plusMissing'],
    ['6591234567', 'DE', 'ambiguous'],
    ['13105550134', 'CN', 'ambiguous'],
    ['33612345678', 'GB', 'plusMissing'],
    // One zero leads abroad in Samoa: this may be Germany's, with the zero that stands before numbers there.
    ['01512 3400000', 'WS', 'ambiguous'],
  ])('does not guess whether %s is of %s', (text, region, reason) => {
    expect(read(text, { region })).toBe(reason);
  });

  it.each([
    ['447400123456', { country: 'UK', region: 'DE' }, '+447400123456'],
    ['91234567', { country: 'SG', region: 'HK' }, '+6591234567'],
    ['07400 123456', { country: 'GB', region: 'US' }, '+447400123456'],
    ['9123456789', { code: 'IN', region: 'US' }, '+919123456789'],
    ['(415) 555-0134', { country: 'CA', region: 'US' }, '+14155550134'],
    ['6581234567', { region: 'SG' }, '+6581234567'],
    ['13105550134', { country: 'China' }, '+8613105550134'],
    ['131 0555 0134', { region: 'CN' }, '+8613105550134'],
    ['(659) 234-5678', { region: 'US' }, '+16592345678'],
    ['1512 3456789', { country: 'Germany' }, '+4915123456789'],
  ])('reads %s where %j or its groups decide', (text, context, expected) => {
    expect(read(text, context)).toBe(expected);
  });

  it('reads a number of a name that two countries have only if it is of one of them', () => {
    expect(read('010-1234-5678', { country: 'Korea' })).toBe('+821012345678');
    expect(read('404 555 0134', { country: 'Georgia' })).toBe('+14045550134');
    expect(read('555 12 34 56', { country: 'Georgia' })).toBe('+995555123456');
  });

  it.each([
    ['+44\u200e7400\u200e123456', '+447400123456'],
    ['\u202a+44 7400 123456\u202c', '+447400123456'],
    ['+33\u202f6\u202f12\u202f34\u202f56\u202f78', '+33612345678'],
    ['+33\u20096\u200912\u00a034\u200b56\ufeff78', '+33612345678'],
    ['＋４４　７４００　１２３４５６', '+447400123456'],
    ['+٤٤ ٧٤٠٠ ١٢٣٤٥٦', '+447400123456'],
    ['+९१ ९१२३४ ५६७८९', '+919123456789'],
    ['+44–7400—123‑456', '+447400123456'],
    ['tel:+44-7400-123456', '+447400123456'],
    ['+44 (0)7400 123456', '+447400123456'],
    ['+44 [0] 7400 123456', '+447400123456'],
    ['(+44) 7400 123456', '+447400123456'],
    ['+ 44 7400.123.456', '+447400123456'],
    ['+39 (0)347 1234567', '+393471234567'],
    ['+0044 7400 123456', '+447400123456'],
    ['+5215512345678', '+525512345678'],
    ['+52 1 55 1234 5678', '+525512345678'],
    ['+54 11 15 2345-6789', '+5491123456789'],
    ['Mobile: +44 7400 123456', '+447400123456'],
    ['+44 7400 123456 (private)', '+447400123456'],
  ])('reads %s', (text, expected) => {
    expect(read(text, { region: 'US' })).toBe(expected);
  });

  it.each([
    ['006581234567', 'SG', '+6581234567'],
    ['006581234567', '', '+6581234567'],
    ['00 44 (0)7400 123456', 'US', '+447400123456'],
    ['011 44 7400 123456', 'US', '+447400123456'],
    ['0011 44 7400 123456', 'AU', '+447400123456'],
    ['00491512 3456789', 'JP', '+4915123456789'],
  ])('reads the international prefix of %s with the default %s', (text, region, expected) => {
    expect(read(text, { region })).toBe(expected);
  });

  it.each([
    ['+44 7400 123456 / +44 7400 123457', '+447400123456'],
    ['+44 7400 123456; +44 7400 123457', '+447400123456'],
    ['+44 7400 123456, +44 7400 123457', '+447400123456'],
    ['+44 7400 123456 or +44 7400 123457', '+447400123456'],
    ['+44 7400 123456\n+44 7400 123457', '+447400123456'],
    ['+44 20 7946 0018 / +44 7400 123457', '+447400123457'],
    ['call the office, then +44 7400 123457', '+447400123457'],
  ])('takes the first of %s that gets an SMS', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    '(415) 555-0134 x118',
    '415-555-0134 ext. 5',
    '415-555-0134 extension 5',
    'tel:+1-415-555-0134;ext=5',
    '+1 415 555 0134 #5',
    '+1 415 555 0134,,118',
    '+49 1512 3456789 Durchwahl 12',
    '+44 7400 123456 poste 7',
  ])('treats %s like a landline', (text) => {
    expect(read(text, { region: 'US' })).toBe('link');
  });

  it.each(['+49 30 123456', '+44 20 7946 0018', '+65 6789 1234', '+1 800 234 5678', '+44 56 1234 5678'])(
    'sends no SMS to %s',
    (text) => {
      expect(read(text)).toBe('link');
    },
  );

  it.each([
    '+1 900 234 5678',
    '+1 900 123 4567',
    '+49 900 1 123456',
    '+44 843 123 4567',
    '+44 70 1234 5678',
    '+881 6 123 456789',
    '+882 16 12345678',
    '+883 5100 1234 5678',
    '+870 773 111 632',
    '+800 1234 5678',
    '+808 1234 5678',
    '+979 1 2345 6789',
  ])('never calls %s', (text) => {
    expect(read(text)).toBe('barred');
  });

  it('doubts the number of the documentation of 8x8', () => {
    expect(judge('+6512345678')).toMatchObject({ kind: 'unsure', e164: '+6512345678' });
  });

  it.each([
    ['(812) 234-5678', 'IN', 'US'],
    ['3032345678', 'CO', 'US'],
    ['7652345678', 'in', 'US'],
    ['06 12 34 56 78', 'FR', 'IT'],
  ])('does not take the state of %s for a country: %s with the default %s', (text, country, region) => {
    expect(read(text, { country, region })).toBe('ambiguous');
  });

  it.each([
    ['0-0151 23456789', 'DE'],
    ['0/0162 3456789', 'DE'],
    ['(0) 0151 23456789', 'DE'],
    ['0 0151 23456789', ''],
    ['0.0152 34567890', 'DE'],
  ])('does not take the zero for the outside line in %s for a double zero', (text, region) => {
    expect(read(text, { region })).toBe('ambiguous');
  });

  it.each([
    ['1 123456789', 'Malaysia'],
    ['2) 211234567', 'New Zealand'],
    ['2. 217654321', 'New Zealand'],
  ])('does not take the place in a list before %s for a part of it', (text, country) => {
    expect(read(text, { country })).toBe('ambiguous');
  });

  it.each([
    ['+13800138000', 'China'],
    ['+6 23 45 67 89', 'France'],
    ['+9175550134', 'USA'],
    ['+664 7654321', 'Austria'],
    ['+6515551234', 'United States'],
  ])('does not call %s, which may be a number of the contact’s own country %s', (text, country) => {
    expect(read(text, { country })).toBe('ambiguous');
  });

  it.each([
    '49+15123456789',
    '+49 +151 23456789',
    '0049 +151 23456789',
    '(49)+15123456789',
    '+49/+151 23456789',
    '44, +151 23456789',
  ])('does not leave away what stands before the plus of %s', (text) => {
    expect(read(text, { country: 'Germany' })).toBe('invalid');
  });

  it.each([
    ['15123456789 + 15123451959', 'ambiguous'],
    ['0151 23456789 + 0152 34567890', '+4915123456789'],
    ['1. +43 664 7654321', '+436647654321'],
    ['2) +43 664 7654321', '+436647654321'],
    ['seit 2024: +43 664 7654321', '+436647654321'],
  ])('tells signs from digits in %s', (text, expected) => {
    expect(read(text, { country: 'Germany' })).toBe(expected);
  });

  it.each([
    ['+43 664 123 4567 68', 'link'],
    ['+358 40 123 4567 12', 'link'],
    ['+49 151 2345 6789 123', 'invalid'],
    ['+91 98765 43210 987', 'invalid'],
  ])('ends the number in %s before the last group', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['123456 664 43+', 'invalid'],
    ['4567 123 50 972+', 'invalid'],
    ['\u202e12 34 56 78 6 33+', 'invalid'],
    ['\u202e+43 664 7654321', 'invalid'],
    ['+\u03364\u03363\u0336 664 7654321', 'invalid'],
    ['\u202d+43 664 7654321\u202c', '+436647654321'],
    ['+43 664 7654321 + family', '+436647654321'],
  ])('reads no digits in another order than people see them: %j', (text, expected) => {
    expect(read(text, { region: 'US' })).toBe(expected);
  });

  it.each([
    ['+43 43 664 7654321', 'AT'],
    ['+43 0043 664 7654321', 'AT'],
    ['+4300664 7654321', 'AT'],
    ['+39 0347 1234567', 'IT'],
    ['+65 6581234567', 'SG'],
    ['00656581234567', 'SG'],
    ['0112482510123', 'SC'],
    ['+62 8 812345678', 'ID'],
    ['+60 1 123456789', 'MY'],
  ])('does not call %s, where something may stand twice behind the country code', (text, code) => {
    expect(read(text, { code })).toBe('ambiguous');
  });

  it.each(['dahili', 'שלוחה', 'تحويلة', '转', '내선', 'wewn.'])('reads a long extension behind %s', (word) => {
    expect(read(`+43 664 7654321 ${word} 1234567890`)).toBe('link');
  });

  it('makes no third number of one that two people may have and the digits behind it', () => {
    expect(read('62812345678 (2)', { code: 'ID' })).toBe('ambiguous');
  });

  it.each(['+1 000 000 0000', '+65 0000 0000', '+44 7777 777777', '+1 999 999 9999', '9999999999'])(
    'does not call the dummy %s',
    (text) => {
      expect(read(text, { region: 'US' })).toBe('invalid');
    },
  );

  it('looks at the first numbers of a field only', () => {
    const one = '+6512345678';
    expect(
      read(
        Array.from({ length: 5 }, () => one)
          .join(',')
          .concat(',+6591234567'),
      ),
    ).toBe('unsure');
  });

  it('prefers a certain number to a doubtful one of the same field', () => {
    expect(read('+6512345678 / +6591234567')).toBe('+6591234567');
  });

  it.each([
    '',
    'ask reception',
    '12345',
    '1-800-FLOWERS',
    '(415) 555-CALL',
    '*31#+447400123456',
    'tel:555-0134;phone-context=+1-415',
    '+999 123 456 789',
    '0151, 12345678',
    '07400 123456 07400 123457',
    `+44 7400 123456${' '.repeat(300)}`,
  ])('does not read %j', (text) => {
    expect(judge(text, { region: 'GB' }).kind).toBe('unreadable');
  });
});
