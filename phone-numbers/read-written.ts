import type { PhoneNumber } from 'libphonenumber-js/max';
import type { NumberCountry } from './number-country.ts';
import { headsOf } from './number-heads.ts';
import { kindOf } from './number-kind.ts';
import { readNumber, type Reading } from './read-number.ts';

/** Enough digits for a number of most countries, with its country code or without. */
const SHORTEST = 7;
const MOST_GROUPS = 20;
/** A place in a list, hours or a prefix for the outside line. */
const LONGEST_PREFIX = 4;

export type WrittenReading = Reading & { readonly hasTail: boolean };

/**
 * Reads a number with what people write around it. Digits behind a number are never glued onto it, nor digits before it:
 * with them it would be somebody else's.
 */
export function readWritten(text: string, country: NumberCountry): WrittenReading {
  const whole = readNumber(text, country);
  if (whole.number !== null && whole.isValid && isAsWritten(text, whole.number)) return { ...whole, hasTail: false };
  const heads = headsOf(text);
  for (const head of heads) {
    const reading = readNumber(head, country);
    if (reading.number !== null && reading.isValid) return { ...reading, hasTail: true };
    // Two numbers may end here, and the whole is a third.
    if (reading.number === null && reading.reason === 'ambiguous') return unreadable('ambiguous');
  }
  if (whole.number === null) return { ...whole, hasTail: false };
  if (!whole.isValid && (heads.some((head) => countDigits(head) >= SHORTEST) || beginsWithValid(text, country))) {
    return unreadable('invalid');
  }
  return isBehindAnother(text, whole.number, country) ? unreadable('ambiguous') : { ...whole, hasTail: false };
}

/** Whether a number ends at any of its groups: then the whole, which is only possible, is that and something else. */
function beginsWithValid(text: string, country: NumberCountry): boolean {
  const ends = [...text.matchAll(/\d(?=\D+\d)/gu)].slice(0, MOST_GROUPS).map(({ index }) => index + 1);
  return ends.some((end) => {
    const reading = readNumber(text.slice(0, end), country);
    return reading.number !== null && reading.isValid;
  });
}

/** In the very groups and brackets of its country, with spaces, dots or dashes between them. */
function isAsWritten(text: string, number: PhoneNumber): boolean {
  const written = ` ${plain(text)}`;
  return [number.formatNational(), number.formatInternational()].some((format) =>
    ` ${plain(format)}`.endsWith(written),
  );
}

/**
 * A mobile number on its own once its first group is left away: "2) 211234567", "0 0151 23456789"; or once a single digit
 * behind its country code is: "+62 8 812345678".
 */
function isBehindAnother(text: string, whole: PhoneNumber, country: NumberCountry): boolean {
  const [, code = '', behind = ''] = /^\+ ?(\d{1,3})[ ().-]+\d[ ().-]+(\d.*)$/u.exec(text) ?? [];
  if (code === whole.countryCallingCode) return isOtherMobile(readNumber(`+${code}${behind}`, country), whole);
  const [, first = '', rest = ''] = /^[( ]*(\d+)\D+(\d.*)$/u.exec(text) ?? [];
  // An area code with its zero is a part of the number.
  const isAreaCode = /^0\d/u.test(first) && !rest.startsWith('0');
  if (rest === '' || first.length > LONGEST_PREFIX || isAreaCode) return false;
  return isOtherMobile(readNumber(rest, country), whole);
}

function isOtherMobile({ number }: Reading, whole: PhoneNumber): boolean {
  return number !== null && number.isValid() && number.number !== whole.number && kindOf(number) === 'sms';
}

function unreadable(reason: 'invalid' | 'ambiguous'): WrittenReading {
  return { number: null, reason, hasTail: false };
}

function plain(text: string): string {
  return text.replace(/[ .-]+/gu, ' ').trim();
}

function countDigits(text: string): number {
  return text.replace(/\D/gu, '').length;
}
