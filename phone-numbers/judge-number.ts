import type { PhoneNumber } from 'libphonenumber-js/max';
import { cleanText, isShownOtherwise } from './clean-text.ts';
import { countryOf, type NumberCountry } from './number-country.ts';
import { kindOf, kindOfPossible } from './number-kind.ts';
import { saysNoLongerTheirs } from './no-longer-theirs.ts';
import { saysNotToCall } from './not-to-call.ts';
import { preferField } from './prefer-field.ts';
import { readWritten } from './read-written.ts';
import { splitNumbers, type WrittenNumber } from './split-numbers.ts';
import { hasPlaceholders } from './words-beside.ts';
import type { JudgedNumber, NumberOrigin, UsableKind } from './types.d.ts';

/** No field of a telephone number is longer; a text of any length is no number. */
const LONGEST_TEXT = 255;
/** Nobody keeps more numbers in a field; each one more takes time of the event loop. */
const MOST_NUMBERS = 5;
/** A number of one digit only stands where none is known. */
const DUMMY = /^(\d)\1+$/u;
/** A number that was written from right to left: its groups stand in another order than they are dialled. */
const PLUS_BEHIND = /\d\)?\+(?![ (]*\d)|\d[ )]*\+[ )]*$/u;

/**
 * Reads what stands in a field and says what it is good for. The page and the middleware both ask here, so that the
 * page shows the number that is called. Of several numbers in one field the first that gets an SMS counts.
 */
export function judgeNumber(text: string, origin: NumberOrigin): JudgedNumber {
  if (text.length > LONGEST_TEXT || isShownOtherwise(text)) return { kind: 'unreadable', reason: 'invalid' };
  const clean = cleanText(text);
  if (saysNotToCall(clean) || saysNoLongerTheirs(clean)) return { kind: 'unreadable', reason: 'notToCall' };
  if (hasPlaceholders(clean) || PLUS_BEHIND.test(clean)) return { kind: 'unreadable', reason: 'invalid' };
  const country = countryOf(origin);
  const judged = splitNumbers(clean)
    .slice(0, MOST_NUMBERS)
    .map((written) => judgeWritten(written, country));
  return preferField(judged) ?? judged[0] ?? { kind: 'unreadable', reason: 'invalid' };
}

function judgeWritten({ text, hasExtension, isFax }: WrittenNumber, country: NumberCountry): JudgedNumber {
  if (isFax) return { kind: 'unreadable', reason: 'notToCall' };
  const reading = readWritten(text, country);
  if (reading.number === null) return { kind: 'unreadable', reason: reading.reason };
  const { number, isValid, hasTail } = reading;
  if (DUMMY.test(number.nationalNumber)) return { kind: 'unreadable', reason: 'invalid' };
  const kind = isValid ? kindOf(number) : kindOfPossible(number);
  return { kind: behindSwitchboard(kind, hasExtension || hasTail), ...described(number) };
}

/** An SMS to a number with an extension goes to the switchboard. */
function behindSwitchboard(kind: UsableKind, hasExtension: boolean): UsableKind {
  return hasExtension && kind !== 'barred' ? 'link' : kind;
}

function described(number: PhoneNumber) {
  const regions = number.country === undefined ? number.getPossibleCountries() : [number.country];
  return { e164: number.number, international: number.formatInternational(), regions };
}
