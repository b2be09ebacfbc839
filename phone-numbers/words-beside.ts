import { word } from './whole-word.ts';

const FAX = word(
  '(?:tele)?fax(?:nummer|number)?|(?:tele)?faks|факс|φαξ|פקס|فاكس|ファックス|ファクス|传真|傳真|팩스|โทรสาร',
);

/** Digits that the writer did not know. */
const PLACEHOLDERS = [
  /\d[ ().-]*\?|\? ?\d/u,
  /\d[ .-]?(?:x\d*x|_{2,})|(?:x{2,}|_{2,})[ .-]?\d/iu,
  /\d ?x(?![ .:]*\d|\p{L})/iu,
  /\d ?\.{2,}$/u,
];

/** Text around one of the numbers of a field. */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
}

/** @param text a clean one */
export function hasPlaceholders(text: string): boolean {
  return PLACEHOLDERS.some((placeholder) => placeholder.test(text));
}

/** For each of the numbers of a field, in their order, whether the words beside it say that a fax answers. */
export function findFaxes(numbers: readonly Surroundings[]): boolean[] {
  // "… fax … mobile" names the numbers behind them, "Fax … Mobile …" before them.
  const areNamedBehind = !hasLetters(numbers[0]?.before) && hasLetters(numbers.at(-1)?.after);
  return numbers.map(({ before, after }, index) => {
    const nameBefore = index === 0 ? before : namesBetween(before, areNamedBehind).next;
    const nameBehind = index === numbers.length - 1 ? after : namesBetween(after, areNamedBehind).previous;
    return FAX.test(nameBefore) || FAX.test(nameBehind);
  });
}

/** Words between two numbers: a comma or the like tells whose they are. */
function namesBetween(text: string, areNamedBehind: boolean): { readonly previous: string; readonly next: string } {
  const [first = '', ...others] = text.split(/[),;|/\n]/u);
  if (others.length > 0) return { previous: first, next: others.join(' ') };
  return areNamedBehind ? { previous: first, next: '' } : { previous: '', next: first };
}

function hasLetters(text: string | undefined): boolean {
  return /\p{L}/u.test(text ?? '');
}
