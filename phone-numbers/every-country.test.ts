import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  getCountries,
  getCountryCallingCode,
  getExampleNumber,
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { LANGUAGES, regionsNamed } from './country-names.ts';
import { judgeNumber } from './judge-number.ts';
import type { JudgedNumber, NumberOrigin } from './types.d.ts';

const MOBILE: readonly (string | undefined)[] = ['MOBILE', 'FIXED_LINE_OR_MOBILE'];
const RUNS = { numRuns: 3000 };
const FEWER_RUNS = { numRuns: 1500 };
const SPOKEN = ['en', 'de', 'fr', 'es', 'ja', 'ar', 'pt-BR', 'ru', 'th', 'tr', 'zh-TW', 'he', 'hi', 'vi'];

const country = fc.constantFrom(...getCountries());
const region = fc.option(country, { nil: null });

/** A valid mobile number of any country: the example, with other digits at its end where that is valid too. */
const mobile = fc.tuple(country, fc.integer({ min: 0, max: 99_999 })).map(([code, ending]) => {
  const example = getExampleNumber(code, examples);
  if (example === undefined) return null;
  const digits = String(ending)
    .padStart(5, '0')
    .slice(-Math.max(0, example.nationalNumber.length - 3));
  const other = parsePhoneNumberFromString(
    `+${example.countryCallingCode}${example.nationalNumber.slice(0, example.nationalNumber.length - digits.length)}${digits}`,
  );
  return { number: other?.country === code && MOBILE.includes(other.getType()) ? other : example, code };
});

/** How a country is named: by its code, or in one of the languages. */
const naming = fc.constantFrom('code', 'alpha', ...SPOKEN);

function fieldsOf(code: CountryCode, how: string): NumberOrigin['addresses'] {
  if (how === 'code') return [{ code, name: 'whatever' }];
  if (how === 'alpha') return [{ name: code.toLowerCase() }];
  return [{ name: new Intl.DisplayNames([how], { type: 'region' }).of(code) ?? null }];
}

const INTERNATIONAL: readonly ((number: PhoneNumber) => string)[] = [
  (number) => number.number,
  (number) => number.formatInternational(),
  (number) => number.formatInternational().replaceAll(' ', '-'),
  (number) => number.getURI(),
  (number) => `00${number.countryCallingCode} ${number.nationalNumber}`,
  (number) => `+${number.countryCallingCode} (0)${number.nationalNumber}`,
];

const NATIONAL: readonly ((number: PhoneNumber) => string)[] = [
  (number) => number.formatNational(),
  (number) => number.formatNational().replaceAll(/\D/gu, ''),
  (number) => number.nationalNumber,
  (number) => `${number.countryCallingCode}${number.nationalNumber}`,
];

/** What people and programs write behind a number. */
const TAILS = [
  ' (8-16)',
  '(24h)',
  ' 24/7',
  ' 8-16',
  ' / 68',
  '/68',
  '/5/6',
  '-68',
  ' - 7',
  ' (12)',
  ' [2]',
  '…69',
  '..4',
  ' 2',
  ' 3.',
  ' 4)',
  ' 2x',
  ' 1. Stock',
  ' 2h',
  '²',
  ' ①',
  '½',
  '3️⃣',
  '.0',
  '.00',
  ' ext 1234567890',
  ' ext. no. 123456789',
  ' #12',
  ' (29.11.2026)',
];

/** What stands before one without being a part of it. */
const HEADS = ['1) ', '1 ', '2) ', '(2) ', '3. ', '4/ ', '5-', '(0) ', '0-', '0/', '0 ', '7.'];

/** The right number or a refusal: any other number is somebody else's telephone. */
function expectRightOrRefused(judged: JudgedNumber, number: PhoneNumber): void {
  if (judged.kind !== 'unreadable') expect(judged.e164).toBe(number.number);
}

describe('names of every country', () => {
  it('mean it in every language, although another may have the same name', () => {
    const misunderstood = LANGUAGES.split(' ').flatMap((tag) => {
      const names = new Intl.DisplayNames([tag], { type: 'region', fallback: 'none' });
      return getCountries().flatMap((code) => {
        const name = names.of(code);
        return name === undefined || regionsNamed(name).includes(code) ? [] : [`${name} (${tag}): ${code}`];
      });
    });
    expect(misunderstood).toEqual([]);
  });

  it.each([
    ['Nga', '8 (912) 340-00-00', '+79123400000'],
    ['NGA', '0802 123 4567', '+2348021234567'],
    ['nga', '0802 123 4567', '+2348021234567'],
    ['Katā', '3312 3456', '+97433123456'],
  ])('%s may mean two: %s is a number of one of them', (name, text, e164) => {
    expect(judgeNumber(text, { addresses: [{ name }], defaultRegion: null })).toMatchObject({ e164 });
  });
});

describe('numbers of every country', () => {
  it('are read with their country code, whatever the contact and the default say', () => {
    fc.assert(
      fc.property(
        mobile,
        fc.constantFrom(...INTERNATIONAL),
        country,
        naming,
        region,
        (made, write, where, how, defaultRegion) => {
          if (made === null) return;
          const { number } = made;
          const text = write(number);
          for (const addresses of [[], fieldsOf(where, how), [{ name: 'Narnia' }], [{ name: undefined }]]) {
            const judged = judgeNumber(text, { addresses, defaultRegion });
            expectRightOrRefused(judged, number);
            if (text.startsWith('+') && !text.includes('(')) expect(judged).toMatchObject({ e164: number.number });
          }
        },
      ),
      RUNS,
    );
  });

  it('are read without it as numbers of the country of the contact, whatever the default says', () => {
    fc.assert(
      fc.property(mobile, fc.constantFrom(...NATIONAL), naming, region, (made, write, how, defaultRegion) => {
        if (made === null) return;
        const { number, code } = made;
        const judged = judgeNumber(write(number), { addresses: fieldsOf(code, how), defaultRegion });
        expectRightOrRefused(judged, number);
        // The code in a text may be one of a state of the default.
        const isAsWrittenThere = how !== 'alpha' && (write === NATIONAL[0] || write === NATIONAL[1]);
        if (isAsWrittenThere) expect(judged).toMatchObject({ e164: number.number });
      }),
      RUNS,
    );
  });

  it('are read without it as numbers of the default, for contacts without a country', () => {
    fc.assert(
      fc.property(mobile, fc.constantFrom(...NATIONAL), country, (made, write, other) => {
        if (made === null) return;
        const { number, code } = made;
        const text = write(number);
        expectRightOrRefused(judgeNumber(text, { addresses: [{ name: null }], defaultRegion: code }), number);
        // Which other country is meant cannot be known; a number with a foreign country code is never taken for one of it.
        const judged = judgeNumber(text, { addresses: [{ name: null }], defaultRegion: other });
        if (judged.kind === 'unreadable' || judged.e164 === number.number) return;
        expect(judged.e164.startsWith(`+${getCountryCallingCode(other)}`)).toBe(true);
        expect(write).not.toBe(NATIONAL[3]);
      }),
      RUNS,
    );
  });

  it('are refused without it where the country of the contact is not understood or may not be read', () => {
    fc.assert(
      fc.property(mobile, region, fc.constantFrom('Narnia', undefined), (made, defaultRegion, name) => {
        if (made === null) return;
        const judged = judgeNumber(made.number.formatNational(), { addresses: [{ name }], defaultRegion });
        expectRightOrRefused(judged, made.number);
        expect(judged.kind).toBe('unreadable');
      }),
      RUNS,
    );
  });
});

describe('digits around numbers of every country', () => {
  it('are never glued onto its end, and never make an SMS go anywhere', () => {
    fc.assert(
      fc.property(
        mobile,
        fc.constantFrom(...INTERNATIONAL, ...NATIONAL),
        fc.constantFrom(...TAILS),
        (made, write, tail) => {
          if (made === null) return;
          const { number, code } = made;
          const judged = judgeNumber(write(number) + tail, { addresses: fieldsOf(code, 'code'), defaultRegion: null });
          expect(judged.kind).not.toBe('sms');
          expect(judged.kind).not.toBe('unsure');
        },
      ),
      FEWER_RUNS,
    );
  });

  it('leave a number with its country code readable as one with an extension', () => {
    fc.assert(
      fc.property(
        mobile,
        fc.constantFrom(' (8-16)', '/68', ' / 7', ' (2)', '²', '.0', ' ext 1234567890'),
        (made, tail) => {
          if (made === null) return;
          const { number } = made;
          const text = number.formatInternational() + tail;
          expect(judgeNumber(text, { addresses: [], defaultRegion: null })).toMatchObject({
            kind: 'link',
            e164: number.number,
          });
        },
      ),
      FEWER_RUNS,
    );
  });

  it('are never glued onto its beginning', () => {
    const glued = getCountries().flatMap((code) => {
      const number = getExampleNumber(code, examples);
      if (number === undefined) return [];
      const texts = NATIONAL.flatMap((write) => HEADS.map((head) => head + write(number)));
      return texts.filter((text) => {
        const judged = judgeNumber(text, { addresses: fieldsOf(code, 'code'), defaultRegion: null });
        return (judged.kind === 'sms' || judged.kind === 'unsure') && judged.e164 !== number.number;
      });
    });
    expect(glued).toEqual([]);
  });

  it('and a country code twice, or a plus that is none, call nobody', () => {
    fc.assert(
      fc.property(mobile, fc.constantFrom('+X +', 'X+', 'X +', '(X)+', '00X +', '+X/+'), (made, doubled) => {
        if (made === null) return;
        const { number, code } = made;
        const text = doubled.replace('X', number.countryCallingCode) + number.nationalNumber;
        const judged = judgeNumber(text, { addresses: fieldsOf(code, 'code'), defaultRegion: null });
        expect(judged.kind).toBe('unreadable');
      }),
      FEWER_RUNS,
    );
  });

  it('and a plus before a national number is no reason to try another country', () => {
    fc.assert(
      fc.property(mobile, (made) => {
        if (made === null) return;
        const { number, code } = made;
        const judged = judgeNumber(`+${number.nationalNumber}`, {
          addresses: fieldsOf(code, 'code'),
          defaultRegion: null,
        });
        expect(judged.kind).not.toBe('unsure');
      }),
      FEWER_RUNS,
    );
  });
});
