import type { ChatEntry } from '../call-log/chat-entry.ts';
import { callFilesOf, hashOf } from './call-files.ts';
import { isPicturePath } from './picture-path.ts';

const NAMES: Readonly<Record<ChatEntry['from'], string>> = { agent: 'Agent', guest: 'Customer', system: '8x8' };
const UNKNOWN_TIME = '--:--:-- UTC';
const INDENT = ' '.repeat(UNKNOWN_TIME.length + 2);
const BYTE_ORDER_MARK = '\u{FEFF}';
// All that some program takes for the end of a line.
const LINE_ENDS = /\r\n|[\n\r\v\f\u{85}\u{2028}\u{2029}]/u;
const OPENS: Readonly<Record<string, string>> = {
  '\u{202A}': '\u{202C}',
  '\u{202B}': '\u{202C}',
  '\u{202D}': '\u{202C}',
  '\u{202E}': '\u{202C}',
  '\u{2066}': '\u{2069}',
  '\u{2067}': '\u{2069}',
  '\u{2068}': '\u{2069}',
};

/**
 * A chat as plain text for people and programs: a line an entry, which begins with its time and never with what was
 * typed, so that a spreadsheet takes none for a formula. Pictures are numbered as their files are.
 *
 * @returns with a byte order mark, so that every editor reads UTF-8
 */
export function writeTranscript(conversation: readonly ChatEntry[]): string {
  const { pictures } = callFilesOf(conversation);
  const lines: string[] = [];
  let day = '';
  for (const entry of conversation) {
    const entryDay = entry.at === null ? day : new Date(entry.at).toISOString().slice(0, 10);
    if (entryDay !== day) lines.push(`-- ${entryDay} --`);
    day = entryDay;
    lines.push(writeEntry(entry, pictures));
  }
  return `${BYTE_ORDER_MARK}${lines.join('\n')}\n`;
}

function writeEntry({ at, from, text }: ChatEntry, pictures: readonly string[]): string {
  const time = at === null ? UNKNOWN_TIME : `${new Date(at).toISOString().slice(11, 19)} UTC`;
  return `${time}  ${NAMES[from]}: ${isPicturePath(text) ? pictureName(text, pictures) : cleanText(text)}`;
}

function pictureName(path: string, pictures: readonly string[]): string {
  const index = pictures.indexOf(hashOf(path));
  return index < 0 ? '[picture]' : `[picture ${index + 1}]`;
}

/** Without what no editor shows; further lines stand in, below the first. */
function cleanText(text: string): string {
  return text
    .trim()
    .split(LINE_ENDS)
    .map((line) =>
      closeDirections(
        line
          .toWellFormed()
          .replaceAll('\t', ' ')
          .replaceAll(/\p{Cc}/gu, ''),
      ),
    )
    .join(`\n${INDENT}`);
}

/** What turns the direction of writing ends with its line, or it would turn what others wrote. */
function closeDirections(line: string): string {
  const open: string[] = [];
  for (const character of line) {
    const closing = OPENS[character];
    if (closing !== undefined) open.push(closing);
    else if (character === open.at(-1)) open.pop();
  }
  return line + open.toReversed().join('');
}

// Salesforce counts some characters as several (& is kept as &amp;), up to 131,072 in all.
const LONGEST = 100_000;

/**
 * The begin of a chat for a field of text, without the mark of files.
 *
 * @param halved how often it is to be cut in half, for Salesforce found it too long
 */
export function cutTranscript(conversation: readonly ChatEntry[], halved: number): string {
  const characters = Array.from(writeTranscript(conversation).slice(BYTE_ORDER_MARK.length));
  const longest = Math.floor(LONGEST / 2 ** halved);
  if (characters.length <= longest) return characters.join('');
  return `${characters.slice(0, longest).join('')}\n… The rest stands in the file.`;
}
