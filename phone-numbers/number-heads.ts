/** Where a separator of digits ends and the next group begins. */
interface Group {
  readonly start: number;
  readonly end: number;
  readonly length: number;
}

/** Hours, floors and second numbers stand behind these; so do groups of a number, with an area code before them. */
const OPENS_A_TAIL = /[/(]/u;
const JOINS_A_TAIL = /[-.]/u;
const RANGE = /[-/.]/u;
/** No telephone has more digits, whatever is dialled before it. */
const MOST_DIGITS = 20;

/**
 * The beginnings of a text at which the number may already end, because hours, an extension or a floor may follow
 * ("0664 1234567/68", "… (8-16)", "… 2"). The shortest comes first. Whether one is a number is for the reader to say.
 *
 * @param text one number as it stands in a field: digits, spaces, brackets, dots, dashes and slashes
 */
export function headsOf(text: string): string[] {
  const groups = [...text.matchAll(/\d+/gu)].map(({ 0: digits, index }) => ({
    start: index,
    end: index + digits.length,
    length: digits.length,
  }));
  const heads: string[] = [];
  let count = 0;
  for (const [index, group] of groups.entries()) {
    const before = groups[index - 1];
    const isLast = index === groups.length - 1;
    if (before !== undefined && beginsATail(text, before, group, isLast)) {
      const isRange = before.length <= 2 && RANGE.test(text.slice(before.end, group.start));
      const beforeRange = isRange ? groups[index - 2] : undefined;
      for (const last of [beforeRange, before]) if (last !== undefined) heads.push(closed(text.slice(0, last.end)));
    }
    count += group.length;
    if (count > MOST_DIGITS) break;
  }
  return heads;
}

function beginsATail(text: string, before: Group, group: Group, isLast: boolean): boolean {
  const separator = text.slice(before.end, group.start);
  if (OPENS_A_TAIL.test(separator) || isClosedAlone(text, group)) return true;
  if (group.length === 1 && before.length > 1) return true;
  if ((group.length <= 2 && before.length >= 4) || (group.length <= 4 && before.length >= 6)) return true;
  if (!JOINS_A_TAIL.test(separator) || group.length > 3) return false;
  // Who writes dashes all along writes one more; another sign says that something else begins.
  const isNew = !text.slice(0, before.end).split(/\d+/u).slice(1).includes(separator);
  return isNew || (isLast && group.length <= 2 && before.length >= 3);
}

/** A place in a list, "2)": its bracket was never opened. */
function isClosedAlone(text: string, { end }: Group): boolean {
  if (!/^ *\)/u.test(text.slice(end))) return false;
  return (text.slice(0, end).match(/\(/gu)?.length ?? 0) <= (text.slice(0, end).match(/\)/gu)?.length ?? 0);
}

/** Without a bracket that would be closed in the tail. */
function closed(head: string): string {
  return /^\([^)]*$/u.test(head) ? head.slice(1) : head;
}
