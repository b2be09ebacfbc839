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
