/** What a letter may not touch: a word inside of another one is another word. */
const word = (words: string): RegExp => new RegExp(String.raw`(?<!\p{L})(?:${words})(?!\p{L})`, 'iu');

const FAX = word(
  '(?:tele)?fax(?:nummer|number)?|(?:tele)?faks|факс|φαξ|פקס|فاكس|ファックス|ファクス|传真|傳真|팩스|โทรสาร',
);

/**
 * Says that a number is not to be called or no longer the customer's, in languages that are spoken where 8x8 sells. Without
 * accents, as clean texts are. Unknown words say nothing.
 */
const NOT_TO_CALL = [
  word(
    String.raw`(?:do not|don['’]?t|never) (?:call|ring|phone|dial|contact|text|sms|use)|dnc|no longer|not in use|out of service|` +
      String.raw`disconnected|wrong|invalid|obsolete|inactive|deceased|old|former(?:ly)?|ex(?! ?[.:]? ?\d{1,6}$)`,
  ),
  word(
    'nicht (?:mehr|anrufen|kontaktieren|verwenden|benutzen|gultig|aktuell)|kein(?:e)? anrufe?|falsch(?:e|er)?|' +
      'alte|ungultig|veraltet|ehemal(?:s|ig|ige|iger)|fruher(?:e|er)?|verstorben',
  ),
  word('ne (?:pas|plus) [a-z]+|plus valable|ancien(?:ne)?|faux numero'),
  word('no (?:llamar|llame|usar|contactar|molestar)|antiguo|viejo|equivocado'),
  word('non (?:chiamare|contattare|usare|valido)|vecchio|sbagliato'),
  word('nao (?:ligar|ligue|chamar|usar|contatar|contactar)|antigo|errado'),
  word('niet (?:meer|bellen|gebruiken)|oude?'),
  word('ikke (?:ring|ringe|kontakt|kontakte)|ring (?:ikke|inte)|(?:inte|ej) ringa|gammelt?|gamla?|gammalt?'),
  word('nie (?:dzwonic|uzywac)|stary|nieaktualny|nevolat|neplatne'),
  word('не (?:звонить|звоните|дзвонити)|старыи|старии|неверныи'),
  word('aramayin(?:iz)?|aramayın(?:ız)?|eski'),
  /電話しない|旧|舊|勿打|勿扰|不要打|别打|停用|空号|전화하지|전화 ?금지/u,
  // Right before a number.
  /(?<!\p{L})(?:not|nicht)[ :-]*[+( ]*\d/iu,
];

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
export function saysNotToCall(text: string): boolean {
  return NOT_TO_CALL.some((words) => words.test(text));
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
