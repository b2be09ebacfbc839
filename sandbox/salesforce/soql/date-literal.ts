/** A span of time, from (inclusive) to (exclusive), in milliseconds since the epoch. */
export interface DateRange {
  readonly from: number;
  readonly to: number;
}

const DAY_MS = 86_400_000;

/**
 * The span that a SOQL date literal stands for, in UTC (Salesforce uses the time zone of the user;
 * everybody in the sandbox lives in UTC). Weeks begin on Sunday, as in the en_US locale.
 * Source: SOQL and SOSL Reference, "Date Formats and Date Literals in WHERE".
 * @returns undefined for a literal this sandbox does not know
 */
export function dateLiteralRange(literal: string, now: number): DateRange | undefined {
  const [name = '', count] = literal.toUpperCase().split(':');
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  return count === undefined ? fixedRange(name, today) : countedRange(name, Number(count), today);
}

function fixedRange(name: string, today: number): DateRange | undefined {
  switch (name) {
    case 'TODAY':
      return days(today, 0, 1);
    case 'YESTERDAY':
      return days(today, -1, 0);
    case 'TOMORROW':
      return days(today, 1, 2);
    case 'LAST_90_DAYS':
      return days(today, -90, 1);
    case 'NEXT_90_DAYS':
      return days(today, 1, 91);
    case 'LAST_WEEK':
      return week(today, -1);
    case 'THIS_WEEK':
      return week(today, 0);
    case 'NEXT_WEEK':
      return week(today, 1);
    case 'LAST_MONTH':
      return month(today, -1);
    case 'THIS_MONTH':
      return month(today, 0);
    case 'NEXT_MONTH':
      return month(today, 1);
    default:
      return undefined;
  }
}

function countedRange(name: string, count: number, today: number): DateRange | undefined {
  switch (name) {
    case 'LAST_N_DAYS':
      return days(today, -count, 1);
    case 'NEXT_N_DAYS':
      return days(today, 1, count + 1);
    case 'N_DAYS_AGO':
      return days(today, -count, 1 - count);
    default:
      return undefined;
  }
}

function days(today: number, from: number, to: number): DateRange {
  return { from: today + from * DAY_MS, to: today + to * DAY_MS };
}

function week(today: number, offset: number): DateRange {
  const sunday = today - new Date(today).getUTCDay() * DAY_MS;
  return days(sunday, offset * 7, offset * 7 + 7);
}

function month(today: number, offset: number): DateRange {
  const date = new Date(today);
  const start = (plus: number) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + plus, 1);
  return { from: start(offset), to: start(offset + 1) };
}
