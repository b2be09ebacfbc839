import { getCountries, getCountryCallingCode } from 'libphonenumber-js/max';
import { findFaxes } from './words-beside.ts';

/** One number as it stands in a field. */
export interface WrittenNumber {
  /** Digits, spaces, brackets, dots and dashes, with a plus before them if there is one. */
  readonly text: string;
  readonly hasExtension: boolean;
  readonly isFax: boolean;
}

interface Digits {
  readonly text: string;
  readonly count: number;
  readonly before: string;
  readonly after: string;
}

const SCHEME = /^(?:tel|sms|smsto|callto|phone|whatsapp):(?:\/\/)?/iu;
const NUMBER = /(?:[+(][+( ]*)?\d[\d ()./-]*/gu;
/** Beside another number, fewer digits are an extension, an hour or a place in a list. */
const SHORTEST = 7;
const LONGEST_EXTENSION = 9;
const EXTENSION =
  /^(?:;? ?ext(?:ension|n)?|e?xtn?|x|#|poste|durchwahl|dw|klappe|nebenstelle|app(?:arat)?|anexo|ramal|int(?:erno)?|toestel|tst|доб|вн|内線|内线|內線|分机|分機|转|轉|내선|wew(?:n|netrzny)?|dahili|linka|klapka|mellek|εσωτ(?:ερικο)?|שלוחה|تحويلة|داخل[یي]|ตอ|may le|एकसटशन)[ .:=]*(?:(?:number|nummer|numero|no|nr|num|#)[ .:=]*)?$/iu;
/** A place in a list. */
const LIST_MARK = /^\(?\d[.):] /u;
const CALLING_CODES: ReadonlySet<string> = new Set(getCountries().map((region) => getCountryCallingCode(region)));
const TOUCHING_EXTENSION = /^(?:x|ext\w*|dw|app\w*|p|w)[ .:=]*\d/iu;

/**
 * The numbers in a clean text, as they stand there. One that is spelt with letters (555-CALL), or of which it cannot be
 * told where it begins, is left out.
 */
export function splitNumbers(text: string): WrittenNumber[] {
  const body = text.replace(SCHEME, '');
  // A local number whose country stands elsewhere (RFC 3966), and codes that switch features of a telephone.
  if (/phone-context/iu.test(body) || body.includes('*') || body.startsWith('#')) return [];
  const all = digitsIn(body);
  const faxes = findFaxes(all);
  const found: WrittenNumber[] = [];
  let isCutOff = false;
  for (const [index, digits] of all.entries()) {
    const last = found.at(-1);
    const previous = all[index - 1];
    if (all.length > 1 && (isShort(digits) || isLongExtension(digits, previous))) {
      if (last !== undefined) found[found.length - 1] = { ...last, hasExtension: true };
      // An area code, it may be, with a comma between it and its number.
      isCutOff = last === undefined && !/\p{L}/u.test(digits.after);
    } else if (!isSpelt(digits) && (hasPlus(digits) ? !isDoubtfulPlus(digits, previous) : !isCutOff)) {
      const isNumbered = previous !== undefined && isShort(previous) && !/\p{L}/u.test(digits.before);
      const isFax = faxes[index] === true || (isNumbered && faxes[index - 1] === true);
      found.push(...splitAtSlashes(digits.text).map((text) => ({ text, hasExtension: false, isFax })));
      isCutOff = false;
    }
  }
  return found;
}

function digitsIn(body: string): Digits[] {
  const matches = [...body.matchAll(NUMBER)];
  return matches.map((match, index) => {
    const previous = matches[index - 1];
    const [text] = match;
    return {
      text,
      count: countDigits(text),
      before: body.slice(previous === undefined ? 0 : previous.index + previous[0].length, match.index),
      after: body.slice(match.index + text.length, matches[index + 1]?.index),
    };
  });
}

function isShort({ count, before }: Digits): boolean {
  return count < SHORTEST || (count <= LONGEST_EXTENSION && EXTENSION.test(before.trim()));
}

/** Announced as an extension, and behind a number. */
function isLongExtension(digits: Digits, previous: Digits | undefined): boolean {
  return previous !== undefined && !isShort(previous) && !hasPlus(digits) && EXTENSION.test(digits.before.trim());
}

function hasPlus({ text }: Digits): boolean {
  return /^[( ]*\+/u.test(text);
}

/**
 * A plus in the middle of a number ("49+151…", "+49 +151…"), or between two numbers as a sign for "and": what stands behind
 * it has no country code.
 */
function isDoubtfulPlus({ text, before }: Digits, previous: Digits | undefined): boolean {
  if (previous === undefined || /\p{L}/u.test(before)) return false;
  const isAdjacent = before.trim() === '';
  if (!isShort(previous))
    return isAdjacent && !hasPlus(previous) && (/\d$/u.test(previous.text) || text.startsWith('+ '));
  if (LIST_MARK.test(previous.text + before)) return false;
  return isAdjacent || hasPlus(previous) || CALLING_CODES.has(digitsOf(previous.text).replace(/^0+/u, ''));
}

/** Letters that touch a number are a part of it, unless they announce an extension. */
function isSpelt({ text, before, after }: Digits): boolean {
  if (/\p{L}[.-]?$/u.test(before)) return !/^[+(]/u.test(text);
  return /^\p{L}/u.test(after) && /[\d)][.-]?$/u.test(text) && !TOUCHING_EXTENSION.test(`${after}0`);
}

/** "030/901820" is one number, "07400 123456 / 07400 123457" are two. */
function splitAtSlashes(text: string): string[] {
  const parts = text.split('/');
  const areWhole = parts.every((part) => countDigits(part) >= SHORTEST);
  return (areWhole ? parts : [text]).map((part) => part.trim());
}

function countDigits(text: string): number {
  return digitsOf(text).length;
}

function digitsOf(text: string): string {
  return text.replace(/\D/gu, '');
}
