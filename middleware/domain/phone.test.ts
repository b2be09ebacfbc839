import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { AppError } from '../errors/app-error.ts';
import { findPhone, maskPhone, type ChosenPhone, type PhoneQuestion } from './phone.ts';

const question: PhoneQuestion = {
  numbers: { MobilePhone: '(415) 555-0134', Phone: '+65 9123 4567' },
  chosenField: null,
  preference: ['MobilePhone', 'Phone'],
  addresses: [],
  defaultRegion: 'US',
  allowedRegions: [],
  isSeen: true,
};

function choosePhone(asked: PhoneQuestion): ChosenPhone {
  const found = findPhone(asked);
  if (found.kind === 'noSms') throw found.refusal;
  return { field: found.field, e164: found.e164 };
}

function refusalOf(changes: Partial<PhoneQuestion>): AppError | null {
  try {
    choosePhone({ ...question, ...changes });
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

function codeOf(changes: Partial<PhoneQuestion>): string {
  return refusalOf(changes)?.code ?? 'none';
}

describe('findPhone', () => {
  it('takes the first preferred field whose number gets an SMS, in international form', () => {
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

  it('calls a number that no range knows only where a person sees the hint', () => {
    const numbers = { MobilePhone: '+6512345678', Phone: null };
    expect(choosePhone({ ...question, numbers }).e164).toBe('+6512345678');
    expect(refusalOf({ numbers, isSeen: false })?.message).toContain(
      'let an agent, who sees the number, start the call',
    );
    expect(choosePhone({ ...question, numbers: { ...numbers, Phone: '+65 9123 4567' }, isSeen: false }).field).toBe(
      'Phone',
    );
  });

  it('takes a mobile before a landline, whatever the order', () => {
    const numbers = { MobilePhone: '+49 30 123456', Phone: '+49 1512 3456789' };
    expect(choosePhone({ ...question, numbers })).toEqual({ field: 'Phone', e164: '+4915123456789' });
  });

  it.each([
    ['+49 30 123456', 'Phone is a landline'],
    ['(415) 555-0134 x118', 'has an extension'],
    ['+1 900 234 5678', 'never called'],
    ['447400123456', 'without its +'],
    ['12', 'holds no valid number'],
  ])('refuses %s and says why', (text, words) => {
    expect(refusalOf({ numbers: { Phone: text } })).toMatchObject({ code: 'PHONE_INVALID' });
    expect(refusalOf({ numbers: { Phone: text } })?.message).toContain(words);
  });

  it('names fields and never numbers', () => {
    const numbers = { MobilePhone: '447400123456', Phone: '+49 30 123456', Home: 'tel 91 23' };
    const preference = ['MobilePhone', 'Phone', 'Home'];
    expect(refusalOf({ numbers, preference })?.message.replace('+65…', '')).not.toMatch(/\d/u);
  });

  it('reads national numbers by the country of the contact before the default region', () => {
    const numbers = { Phone: '9123 4567' };
    expect(choosePhone({ ...question, addresses: [{ name: 'Singapur' }], numbers }).e164).toBe('+6591234567');
    expect(refusalOf({ defaultRegion: null, numbers })?.message).toContain('Default Region');
    expect(refusalOf({ addresses: [{ name: 'Narnia' }], numbers })?.message).toContain('not understood');
    expect(refusalOf({ addresses: [{ name: undefined }], numbers })?.message).toContain('Mailing Address');
  });

  it('calls a number with a country code that is possible, be it unknown', () => {
    expect(choosePhone({ ...question, numbers: { Phone: '+6512345678' } }).e164).toBe('+6512345678');
  });

  it('refuses countries that are not allowed, in words', () => {
    expect(refusalOf({ allowedRegions: ['DE', 'GB'], numbers: { Phone: '+65 9123 4567' } })).toMatchObject({
      code: 'REGION_NOT_ALLOWED',
      message:
        'The number in Phone is of Singapore (SG), and calls to there are not allowed. ' +
        'Allowed: Germany (DE), United Kingdom (GB) (Video Settings, Allowed Regions).',
    });
    expect(codeOf({ allowedRegions: ['US'] })).toBe('none');
    // It may be of any country that shares the code.
    expect(codeOf({ allowedRegions: ['US'], numbers: { Phone: '+1 555 123 4567' } })).toBe('REGION_NOT_ALLOWED');
  });

  it('passes over a number of a country that is not allowed', () => {
    expect(choosePhone({ ...question, allowedRegions: ['SG'] }).field).toBe('Phone');
  });

  it('says that a number is missing when no field holds one', () => {
    expect(codeOf({ numbers: {} })).toBe('PHONE_MISSING');
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
