import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { getCountries, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { AppError } from '../errors/app-error.ts';
import { choosePhone, maskPhone, type PhoneQuestion } from './phone.ts';

const question: PhoneQuestion = {
  numbers: { MobilePhone: '(415) 555-0134', Phone: '+65 9123 4567' },
  chosenField: null,
  preference: ['MobilePhone', 'Phone'],
  country: null,
  defaultRegion: 'US',
  allowedRegions: [],
};

function codeOf(changes: Partial<PhoneQuestion>): string {
  try {
    choosePhone({ ...question, ...changes });
    return 'none';
  } catch (error) {
    return error instanceof AppError ? error.code : 'unexpected';
  }
}

describe('choosePhone', () => {
  it('takes the first preferred field with a valid number, in international form', () => {
    expect(choosePhone(question)).toEqual({ field: 'MobilePhone', e164: '+14155550134' });
  });

  it('passes over empty and invalid numbers', () => {
    expect(choosePhone({ ...question, numbers: { MobilePhone: '12', Phone: '+65 9123 4567' } }).e164).toBe(
      '+6591234567',
    );
    expect(choosePhone({ ...question, numbers: { MobilePhone: ' ', Phone: '+65 9123 4567' } }).field).toBe('Phone');
  });

  it('follows the agent to the chosen field, and never to another one', () => {
    expect(choosePhone({ ...question, chosenField: 'Phone' }).field).toBe('Phone');
    expect(codeOf({ chosenField: 'Phone', numbers: { MobilePhone: '(415) 555-0134', Phone: null } })).toBe(
      'PHONE_MISSING',
    );
    expect(codeOf({ chosenField: 'Phone', numbers: { MobilePhone: '(415) 555-0134', Phone: '12' } })).toBe(
      'PHONE_INVALID',
    );
  });

  it('never accepts a number that stands in no field of the contact', () => {
    expect(codeOf({ chosenField: '+6591234567' })).toBe('PHONE_INVALID');
    expect(codeOf({ chosenField: 'constructor' })).toBe('PHONE_INVALID');
  });

  it('reads national numbers by the country of the contact before the default region', () => {
    expect(choosePhone({ ...question, country: 'sg', numbers: { Phone: '9123 4567' } }).e164).toBe('+6591234567');
    expect(codeOf({ defaultRegion: null, numbers: { Phone: '9123 4567' } })).toBe('PHONE_INVALID');
  });

  it('refuses premium numbers', () => {
    expect(codeOf({ numbers: { Phone: '+1 900 234 5678' } })).toBe('PHONE_INVALID');
  });

  it('refuses countries that are not allowed', () => {
    expect(codeOf({ allowedRegions: ['SG'] })).toBe('REGION_NOT_ALLOWED');
    expect(codeOf({ allowedRegions: ['SG', 'US'] })).toBe('none');
  });

  it('says that a number is missing when no field holds one', () => {
    expect(codeOf({ numbers: {} })).toBe('PHONE_MISSING');
  });

  it('gives the same E.164 for every way of writing a number of any country', () => {
    fc.assert(
      fc.property(fc.constantFrom(...getCountries()), fc.constantFrom(' ', '-', '.', ''), (country, separator) => {
        const number = getExampleNumber(country, examples);
        if (number === undefined) return;
        for (const text of [number.formatNational(), number.formatInternational().replaceAll(' ', separator)]) {
          const chosen = choosePhone({ ...question, country, numbers: { Phone: text } });
          expect(parsePhoneNumberFromString(chosen.e164)?.number).toBe(number.number);
        }
      }),
    );
  });

  it('answers any text with a valid number or an error of its own', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (mobile, phone) => {
        try {
          const { e164 } = choosePhone({ ...question, numbers: { MobilePhone: mobile, Phone: phone } });
          expect(e164).toMatch(/^\+[1-9]\d{4,14}$/u);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
    );
  });
});

describe('maskPhone', () => {
  it('shows the last four digits only', () => {
    expect(maskPhone('+14155550134')).toBe('••••0134');
  });
});
