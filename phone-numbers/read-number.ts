import {
  getCountryCallingCode,
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import type { NumberCountry } from './number-country.ts';
import { kindOf } from './number-kind.ts';
import { withoutOldPrefix } from './old-prefixes.ts';
import type { UnreadableReason } from './types.d.ts';

export type Reading =
  | { readonly number: PhoneNumber; readonly isValid: boolean }
  | { readonly number: null; readonly reason: UnreadableReason };

/** Written before the country code in most of the world, and understood as that everywhere. */
const DOUBLE_ZERO = /^[( ]*(?:00|0[() ]+0(?!\d))[) ]*/u;
/** A zero for the outside line and then a national number: it only looks like a double zero. */
const ZERO_BEFORE_ZERO = /^[( ]*0[^\d+]+0\d/u;

/**
 * Reads one number. Whoever writes a number means one telephone: where two can be meant, none is read.
 *
 * @param text digits with what people put between them, with a plus or without
 */
export function readNumber(text: string, country: NumberCountry): Reading {
  const plain = text.replace(/^[+( ]*\+[+( ]*/u, '+').replace(/^\+0[() ]*0/u, '+');
  if (plain.startsWith('+')) return withoutGuess(plain, readInternational(plain), country);
  if (ZERO_BEFORE_ZERO.test(plain)) return unreadable('ambiguous');
  if (country.kind !== 'known') return readWithoutCountry(plain, country.kind);
  const reading = readInCountry(plain, country.regions, country.isOfContact);
  if (reading.number === null || country.notOf === null) return reading;
  const other = parse(plain, country.notOf);
  return isValid(other) && other.number !== reading.number.number ? unreadable('ambiguous') : reading;
}

/** Prefixes that people dial within a country or to it, typed once more behind its code. */
const typedTwice = (callingCode: string): RegExp => new RegExp(`^(?:0*${callingCode})?0*`, 'u');

/**
 * A plus before a mobile number of the contact's own country makes a number that may be anybody's; so does a prefix that
 * stands twice, as in "+43 43 664 …".
 */
function withoutGuess(text: string, reading: Reading, country: NumberCountry): Reading {
  if (reading.number === null || reading.isValid) return reading;
  const { countryCallingCode, nationalNumber } = reading.number;
  const behind = parse(`+${countryCallingCode}${nationalNumber.replace(typedTwice(countryCallingCode), '')}`);
  if (isValid(behind) && kindOf(behind) === 'sms') return unreadable('ambiguous');
  if (country.kind !== 'known' || !country.isOfContact) return reading;
  const national = country.regions.map((region) => parse(digitsOf(text), region)).filter(isValid);
  return national.some((number) => kindOf(number) === 'sms') ? unreadable('ambiguous') : reading;
}

function readInternational(text: string): Reading {
  // In Italy, for one, the zero is a part of the number.
  const spellings = new Set([text.replace(/\(0\)/u, ''), text]);
  const [first, ...others] = [...spellings].map((spelling) => parse(spelling)).filter((number) => number !== undefined);
  const valid = [first, ...others].find((number) => number?.isValid());
  if (valid !== undefined) return { number: valid, isValid: true };
  return first?.isPossible() === true ? { number: first, isValid: false } : unreadable('invalid');
}

/** Only a number that says its country itself. */
function readWithoutCountry(text: string, reason: UnreadableReason): Reading {
  const number = readDoubleZero(text);
  return number === undefined ? unreadable(reason) : { number, isValid: true };
}

/** All that can be meant: a number of the country, one behind its international prefix, one behind a double zero. */
function readInCountry(text: string, regions: readonly CountryCode[], isOfContact: boolean): Reading {
  const readings = [...regions.map((region) => parse(text, region)), readDoubleZero(text)].filter(isValid);
  const withPlus = parse(`+${digitsOf(text)}`);
  const [number] = readings;
  if (number === undefined) return unreadable(isValid(withPlus) ? 'plusMissing' : 'invalid');
  if (readings.some((other) => other.number !== number.number)) return unreadable('ambiguous');
  if (isHomeTwice(text, number, regions) || isAbroadByOneZero(text, number, regions)) return unreadable('ambiguous');
  const isPlain =
    !isValid(withPlus) ||
    withPlus.number === number.number ||
    isGroupedAs(text, number, withPlus) ||
    (isOfContact && isAtHome(text, number, regions));
  return isPlain ? { number, isValid: true } : unreadable('ambiguous');
}

/**
 * Behind a prefix for calls abroad stands the code of the very country, and what was read is abroad: "00 65 6581 …" of
 * Singapore, where 006 is such a prefix too.
 */
function isHomeTwice(text: string, { countryCallingCode }: PhoneNumber, regions: readonly CountryCode[]): boolean {
  const [, dialled] = /^(?:00|011)(\d+)$/u.exec(digitsOf(text)) ?? [];
  const home = regions.map((region) => getCountryCallingCode(region));
  return dialled !== undefined && home.some((code) => code !== countryCallingCode && dialled.startsWith(code));
}

/** In Samoa alone one zero leads abroad; everywhere else it stands before a number of the country. */
function isAbroadByOneZero(
  text: string,
  { countryCallingCode }: PhoneNumber,
  regions: readonly CountryCode[],
): boolean {
  return (
    regions.includes('WS') && /^0[1-9]/u.test(digitsOf(text)) && countryCallingCode !== getCountryCallingCode('WS')
  );
}

/** Its digits in groups as the country writes them, and not as the number with the plus is written. */
function isGroupedAs(text: string, national: PhoneNumber, withPlus: PhoneNumber): boolean {
  const groups = groupsOf(text);
  if (groups === groupsOf(withPlus.formatInternational())) return false;
  return groups.includes(' ') && groupsOf(national.formatNational()).endsWith(groups);
}

/** A number for SMS of the very country of the contact, written as it is written there. */
function isAtHome(text: string, number: PhoneNumber, regions: readonly CountryCode[]): boolean {
  const isOfRegion = number.country !== undefined && regions.includes(number.country);
  return isOfRegion && kindOf(number) === 'sms' && digitsOf(number.formatNational()) === digitsOf(text);
}

function readDoubleZero(text: string): PhoneNumber | undefined {
  if (!DOUBLE_ZERO.test(text)) return undefined;
  const { number } = readInternational(text.replace(DOUBLE_ZERO, '+'));
  return isValid(number) ? number : undefined;
}

function parse(text: string, region?: CountryCode): PhoneNumber | undefined {
  const number = parsePhoneNumberFromString(text, { extract: false, ...(region && { defaultCountry: region }) });
  return number && withoutOldPrefix(number);
}

function isValid(number: PhoneNumber | null | undefined): number is PhoneNumber {
  return number?.isValid() === true;
}

function unreadable(reason: UnreadableReason): Reading {
  return { number: null, reason };
}

function digitsOf(text: string): string {
  return text.replace(/\D/gu, '');
}

function groupsOf(text: string): string {
  return text.replace(/\D+/gu, ' ').trim();
}
