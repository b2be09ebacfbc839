// Characters that people and programs put into numbers, by what they mean there.
const DASHES = /[\p{Pd}\u2212\u2043\u30fc]/gu;
const DOTS = /[\u00b7\u2022\u2219\u30fb\u3002\u066b]/gu;
const PLUSES = /[\u2795\u02d6\ufb29]/gu;
const SPACES = /\p{Zs}/gu;
const LINES = /[\p{Zl}\p{Zp}\p{Cc}]+/gu;
/** Marks of writing direction, joiners, zero-width and soft characters; accents and the frames of emoji. */
const UNSEEN = /[\p{Cf}\p{M}]/gu;
/** Superscripts, fractions, digits in circles, signs for days: numbers of their own, never more digits of the one before. */
const SIGNS = /[\p{No}\p{So}]+|(?:\p{Nd}\ufe0f?\u20e3)+/gu;
const DIGITS = /\p{Nd}/gu;
const IS_DIGIT = /^\p{Nd}$/u;
const DIGITS_IN_A_BLOCK = 10;

/** Shows digits from right to left, or with a line through them. */
const UNLIKE_WHAT_IS_SEEN = /\u202e|[\u0335-\u0338]/u;

/** Whether people see another text than the one that is kept. */
export function isShownOtherwise(text: string): boolean {
  return UNLIKE_WHAT_IS_SEEN.test(text);
}

/** The same text in plain characters: digits 0 to 9, one kind of space, dash, dot, bracket and plus. */
export function cleanText(text: string): string {
  return text
    .replace(SIGNS, setApart)
    .normalize('NFKD')
    .replaceAll('\t', ' ')
    .replace(LINES, '\n')
    .replace(UNSEEN, '')
    .normalize('NFKC')
    .replace(SPACES, ' ')
    .replace(DASHES, '-')
    .replace(DOTS, '.')
    .replace(PLUSES, '+')
    .replace(/\[/gu, '(')
    .replace(/\]/gu, ')')
    .replace(/[\u2044\u2215]/gu, '/')
    .replace(DIGITS, (digit) => String(valueOf(digit)))
    .trim();
}

/** Digits within the signs stand in brackets, so that they touch no other. */
function setApart(signs: string): string {
  const plain = signs.normalize('NFKD');
  return /\d/u.test(plain) ? ` (${plain})` : signs;
}

/** Unicode keeps the ten digits of a script in a row, the zero first. */
function valueOf(digit: string): number {
  const codePoint = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (IS_DIGIT.test(String.fromCodePoint(codePoint - before - 1))) before += 1;
  return before % DIGITS_IN_A_BLOCK;
}
