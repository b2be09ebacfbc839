import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/max';
import type { UsableKind } from './types.d.ts';

/** Dear for the caller, or bound to a person or a device in a way that nobody can see: nothing is ever sent there. */
const BARRED: readonly (string | undefined)[] = ['PREMIUM_RATE', 'SHARED_COST', 'PERSONAL_NUMBER', 'PAGER'];
/** What can receive an SMS, as far as the numbering plan tells. */
const MOBILE: readonly (string | undefined)[] = ['MOBILE', 'FIXED_LINE_OR_MOBILE'];
/** Digits at the beginning of a national number that tell its range, and fillings of the rest to try it with. */
const RANGE_DIGITS = [5, 4, 3, 2];
const FILLINGS = ['234567890', '012345678', '555012345', '987654321', '000000000', '222222222', '611111111'];

/** What a valid number is good for. Numbers of no country belong to satellites, operators and services. */
export function kindOf(number: PhoneNumber): UsableKind {
  if (number.isNonGeographic()) return 'barred';
  const type = number.getType();
  if (BARRED.includes(type)) return 'barred';
  return MOBILE.includes(type) ? 'sms' : 'link';
}

/**
 * The same for a number with its country code whose length is possible but that no range of its country knows: ranges
 * are opened all the time, and examples in documentations are such numbers. Those of a range that holds nothing but
 * barred numbers are barred.
 */
export function kindOfPossible(number: PhoneNumber): UsableKind {
  return number.isNonGeographic() || isInBarredRange(number) ? 'barred' : 'unsure';
}

function isInBarredRange({ countryCallingCode, nationalNumber }: PhoneNumber): boolean {
  for (const digits of RANGE_DIGITS) {
    const rest = nationalNumber.length - digits;
    if (rest < 1) continue;
    const kinds = FILLINGS.flatMap((filling) => {
      const text = `+${countryCallingCode}${nationalNumber.slice(0, digits)}${filling.repeat(2).slice(0, rest)}`;
      const similar = parsePhoneNumberFromString(text);
      return similar?.isValid() === true ? [kindOf(similar)] : [];
    });
    if (kinds.length > 0) return kinds.every((kind) => kind === 'barred');
  }
  return false;
}
