const TIME = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** A time as people read it, in the language and time zone of the browser; empty where there is none. */
export function formatTime(time: string | null | undefined): string {
  return time ? TIME.format(new Date(time)) : '';
}
