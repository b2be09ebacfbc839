import type { PhoneNumber } from 'libphonenumber-js/max';
import { cleanText } from './clean-text.ts';
import { countryOf, type NumberCountry } from './number-country.ts';
import { kindOf, kindOfPossible } from './number-kind.ts';
import { preferField } from './prefer-field.ts';
import { readNumber } from './read-number.ts';
import { splitNumbers, type WrittenNumber } from './split-numbers.ts';
import type { JudgedNumber, NumberOrigin, UsableKind } from './types.d.ts';

/** No field of a telephone number is longer; a text of any length is no number. */
const LONGEST_TEXT = 255;

/**
 * Reads what stands in a field and says what it is good for. The page and the middleware both ask here, so that the
 * page shows the number that is called. Of several numbers in one field the first that gets an SMS counts.
 */
export function judgeNumber(text: string, origin: NumberOrigin): JudgedNumber {
  if (text.length > LONGEST_TEXT) return { kind: 'unreadable', reason: 'invalid' };
  const country = countryOf(origin);
  const judged = splitNumbers(cleanText(text)).map((written) => judgeWritten(written, country));
  return preferField(judged) ?? judged[0] ?? { kind: 'unreadable', reason: 'invalid' };
}

function judgeWritten({ text, hasExtension }: WrittenNumber, country: NumberCountry): JudgedNumber {
  const reading = readNumber(text, country);
  if (reading.number === null) return { kind: 'unreadable', reason: reading.reason };
  const { number, isValid } = reading;
  const kind = isValid ? kindOf(number) : kindOfPossible(number);
  return { kind: behindSwitchboard(kind, hasExtension), ...described(number) };
}

/** An SMS to a number with an extension goes to the switchboard. */
function behindSwitchboard(kind: UsableKind, hasExtension: boolean): UsableKind {
  return hasExtension && kind !== 'barred' ? 'link' : kind;
}

function described(number: PhoneNumber) {
  const regions = number.country === undefined ? number.getPossibleCountries() : [number.country];
  return { e164: number.number, international: number.formatInternational(), regions };
}
