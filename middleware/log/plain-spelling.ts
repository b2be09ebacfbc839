const FULL_WIDTH = /[\uff01-\uff5e]/gu;
const DIGIT = /\p{Nd}/gu;
const MATH_DIGITS = { from: 0x1d7ce, to: 0x1d7ff };
// Direction marks, joiners and the like: nobody sees them.
const UNSEEN = /\p{Cf}/gu;
const PERCENT = /%([2-7][\da-f])/giu;

/**
 * A text as a search finds what it says: digits of every script and full-width letters as those of ASCII, percent-encoding
 * undone, without characters that nobody sees. No character becomes two.
 */
export function toPlainSpelling(text: string): string {
  return text
    .replace(UNSEEN, '')
    .replace(FULL_WIDTH, (letter) => String.fromCodePoint(codeOf(letter) - 0xfee0))
    .replace(DIGIT, toAsciiDigit)
    .replace(PERCENT, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

/** Ten digits of a script stand in a row, from a code that ends in 0 or in 6. */
function toAsciiDigit(digit: string): string {
  const code = codeOf(digit);
  if (code >= MATH_DIGITS.from && code <= MATH_DIGITS.to) return String((code - MATH_DIGITS.from) % 10);
  const place = code % 16;
  const beginsAtZero = /\p{Nd}/u.test(String.fromCodePoint(code - place));
  return String(beginsAtZero ? place : place - 6);
}
