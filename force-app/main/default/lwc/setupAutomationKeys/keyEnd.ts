/** The day after a time as date inputs take it (`2026-12-24`), in the time zone of the browser. */
export function dayAfter(time: Date): string {
  const day = new Date(time.getFullYear(), time.getMonth(), time.getDate() + 1);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/** The last moment of a day in the time zone of the browser, ISO 8601. @param date `2026-12-24` */
export function endOfDay(date: string): string {
  return new Date(`${date}T23:59:59.999`).toISOString();
}
