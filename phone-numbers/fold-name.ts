/** Accents of the alphabets that are written without them too, points of Hebrew and Arabic, and unseen marks. */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\p{Cf}]/gu;
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  þ: 'th',
};
const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };
/** What a state calls itself before its name. */
const TITLES =
  /^(?:the |federal |federative |islamic |democratic and popular |plurinational |bolivarian |socialist |united )*(?:republic|kingdom|principality|commonwealth|sultanate|grand duchy|state|federation|union|co operative republic) of (?:the )?/u;

/**
 * The ways in which a name is looked up, none for an empty one: without accents, signs and differences of case, with
 * umlauts spelt out, and without article and title.
 */
export function foldName(text: string): string[] {
  const lower = text.normalize('NFKC').toLowerCase();
  const spelt = plain(lower.replace(/[äöüåø]/gu, (letter) => UMLAUTS[letter] ?? letter));
  const name = plain(lower);
  const forms = [name, spelt, name.replace(/^the /u, ''), name.replace(TITLES, '')];
  return [...new Set(forms)].filter((form) => form !== '');
}

function plain(lower: string): string {
  return lower
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(/[ßıæœøđłþ]/gu, (letter) => LETTERS[letter] ?? letter)
    .replace(/&/gu, ' and ')
    .replace(/['’‘ʻ`.]/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .replace(/\bsaint\b/gu, 'st')
    .trim();
}
