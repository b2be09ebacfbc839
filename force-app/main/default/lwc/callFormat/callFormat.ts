const CLOCK = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const TOGETHER = new Intl.ListFormat(undefined, { type: 'unit', style: 'narrow' });
const SECONDS_PER_MINUTE = 60;
const SECONDS_PER_HOUR = 3_600;
const STARS = 5;

/** The time of a day as people read it, in the language and time zone of the browser; empty where there is none. */
export function formatClock(time: string): string {
  return time === '' ? '' : CLOCK.format(new Date(time));
}

/** A length as people read it: `12 min 30 sec`, without the seconds from an hour on. */
export function formatDuration(seconds: number): string {
  const whole = Math.round(seconds);
  const hours = Math.floor(whole / SECONDS_PER_HOUR);
  const minutes = Math.floor((whole % SECONDS_PER_HOUR) / SECONDS_PER_MINUTE);
  const rest = whole % SECONDS_PER_MINUTE;
  const parts: [number, string][] =
    hours > 0
      ? [
          [hours, 'hour'],
          [minutes, 'minute'],
        ]
      : [
          [minutes, 'minute'],
          [rest, 'second'],
        ];
  const said = parts.filter(([count]) => count > 0);
  return TOGETHER.format((said.length > 0 ? said : [[0, 'second'] as [number, string]]).map(toText));
}

/** A rating as five stars, for the eye alone. */
export function toStars(rating: number): string {
  return '★'.repeat(rating) + '☆'.repeat(STARS - rating);
}

function toText([count, unit]: [number, string]): string {
  return new Intl.NumberFormat(undefined, { style: 'unit', unit, unitDisplay: 'short' }).format(count);
}
