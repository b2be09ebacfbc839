import { HOUR_MS } from '../../time/clock.ts';

/** Told of a value that was not understood, by its field's name; never its text. */
export type TellSloppy = (field: string) => void;

// Stand for no value in 8x8's own examples.
const NOTHING = new Set(['', 'null', 'undefined', '-']);
// Straight and curly quotes around a value, and commas after it, stand in the same examples.
const ENDS = /^[\s"'“”„‘’]+|[\s"'“”„‘’,]+$/gu;
const EARLIEST = Date.UTC(2015, 0);
const DAY_MS = 24 * HOUR_MS;
const ISO = /^(?<day>\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?<zone>Z|[+-]\d{2}:?\d{2})?$/iu;
// Below, a number counts seconds: as milliseconds it would be before 1973.
const SMALLEST_MS = 1e11;
const LONGEST_S = DAY_MS / 1000;

/** A text or number as a text; null where there is none. */
export function readText(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return null;
  const text = value.replace(ENDS, '');
  return NOTHING.has(text.toLowerCase()) ? null : text;
}

/**
 * A time: ISO with or without fractions, taken for UTC without a zone, or seconds or milliseconds since 1970.
 *
 * @param now milliseconds since 1970; more than a day later is not believed
 */
export function readTime(value: unknown, now: number): number | null {
  const text = readText(value);
  if (text === null) return null;
  const time = /^\d+(?:\.\d+)?$/u.test(text) ? sinceEpoch(Number(text)) : sinceIso(text);
  return time !== null && time >= EARLIEST && time <= now + DAY_MS ? time : null;
}

function sinceEpoch(number: number): number {
  return Math.round(number < SMALLEST_MS ? number * 1000 : number);
}

function sinceIso(text: string): number | null {
  const { day, zone } = ISO.exec(text)?.groups ?? {};
  if (day === undefined || !isDay(day)) return null;
  const time = Date.parse(`${text.replace(' ', 'T').toUpperCase()}${zone === undefined ? 'Z' : ''}`);
  return Number.isNaN(time) ? null : time;
}

/** The engine takes February 31 for a day of March. */
function isDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

/** Whole seconds, from a number, a text of one, `mm:ss` or `hh:mm:ss`; null for more than a day. */
export function readSeconds(value: unknown): number | null {
  const text = readText(value);
  if (text === null) return null;
  const parts = /^(?:(\d{1,2}):)?(\d{1,3}):([0-5]?\d)$/u.exec(text);
  const seconds =
    parts === null
      ? /^\d+(?:\.\d+)?$/u.test(text)
        ? Math.round(Number(text))
        : null
      : Number(parts[1] ?? 0) * 3600 + Number(parts[2]) * 60 + Number(parts[3]);
  return seconds === null || seconds > LONGEST_S ? null : seconds;
}

/** A rating of 1 to 5, also as `"4.0"`. */
export function readRating(value: unknown): number | null {
  const text = readText(value);
  const found = text === null ? null : /^([1-5])(?:\.0+)?$/u.exec(text);
  return found === null ? null : Number(found[1]);
}

/** An id or a cursor; null for one that is longer than any is. */
export function readId(value: unknown): string | null {
  const text = readText(value);
  return text === null || text.length > 50 ? null : text;
}

/** The digits of a phone number; null for what has none or letters among them. */
export function readNumber(value: unknown): string | null {
  const text = readText(value);
  if (text === null || !/^[+\d][\d\s().-]*$/u.test(text)) return null;
  const digits = text.replaceAll(/\D/gu, '').replace(/^00/u, '');
  return digits === '' ? null : digits;
}
