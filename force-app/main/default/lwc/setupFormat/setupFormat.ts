const TIME = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** A time as people read it, in the language and time zone of the browser; empty where there is none. */
export function formatTime(time: string | null | undefined): string {
  return time ? TIME.format(new Date(time)) : '';
}

const WRITTEN_TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/gu;

/** The middleware's words, with their times (ISO 8601) as people read them. */
export function formatTimesIn(text: string): string {
  return text.replace(WRITTEN_TIME, (time) => (Number.isNaN(Date.parse(time)) ? time : formatTime(time)));
}

/**
 * The middleware's words with fields as people know them: `MobilePhone` becomes the label of that field. Placeholders of a
 * pattern stay as they were written.
 */
export function nameFields(text: string, fields: readonly { name: string; label: string }[]): string {
  const labels = new Map(fields.map(({ name, label }) => [name, label]));
  return text.replace(/(?<![\w{])\w+(?![\w}])/gu, (word) => labels.get(word) ?? word);
}
