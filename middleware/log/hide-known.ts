import { toPlainSpelling } from './plain-spelling.ts';

export interface Known {
  /** Keys and the like that we sent. */
  readonly secrets: readonly string[];
  /** The number that was just sent, E.164; null if none was. */
  readonly phoneNumber: string | null;
}

// What a peer repeats stands near the beginning; the rest is cut off later anyway.
const LOOKED_AT = 4000;
const APART = String.raw`[\s().\-/_]{0,3}`;
// A country code and what is dialled before it may be spelled otherwise, or left out.
const LONGEST_COUNTRY_CODE = 3;
const FEWEST_DIGITS = 6;

/** Takes what we sent ourselves out of what a peer says, however it spells it: by comparison, not by its looks. */
export function hideKnown(text: string, { secrets, phoneNumber }: Known): string {
  const plain = toPlainSpelling(text.slice(0, LOOKED_AT));
  const withoutSecrets = secrets
    .filter((secret) => secret !== '')
    .reduce((rest, secret) => rest.replaceAll(toPlainSpelling(secret), '[removed]'), plain);
  return phoneNumber === null ? withoutSecrets : hideNumber(withoutSecrets, phoneNumber.replace(/\D/gu, ''));
}

function hideNumber(text: string, digits: string): string {
  const tail = digits.slice(Math.min(LONGEST_COUNTRY_CODE, Math.max(0, digits.length - FEWEST_DIGITS)));
  if (tail === '') return text;
  const before = String.raw`(?:[+(]{0,2}\d${APART}){0,${LONGEST_COUNTRY_CODE + 3}}`;
  const number = new RegExp(`${before}${Array.from(tail).join(APART)}`, 'gu');
  return text.replace(number, `…${digits.slice(-2)}`);
}
