import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/max';

/**
 * What mobile numbers once had before them and address books still have, by country code. Mexico dropped the 1 behind
 * its country code, and 044, 045 and 01 within the country, on 3 August 2019 (its numbering plan of that date).
 * Prefixes of other countries are known to the library.
 */
const OLD_PREFIXES: Readonly<Record<string, RegExp>> = { '52': /^(?:1|044|045|01)(?=\d{10}$)/u };

/** The same number as it is dialled today. */
export function withoutOldPrefix(number: PhoneNumber): PhoneNumber {
  const prefix = OLD_PREFIXES[number.countryCallingCode];
  if (prefix === undefined || number.isValid()) return number;
  const today = parsePhoneNumberFromString(`+${number.countryCallingCode}${number.nationalNumber.replace(prefix, '')}`);
  return today?.isValid() === true ? today : number;
}
