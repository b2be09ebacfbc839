import type { FieldSchema, FieldValue, Granularity, Org, OrgSession } from '../types.ts';
import { displayValueOf } from '../ui-api/display-value.ts';

const DAY_MS = 86_400_000;
const MONTH = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', month: 'long', year: 'numeric' });
const DATE = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC' });

/** A value as people read it, and what it is sorted by. */
export interface ReportValue {
  readonly text: string;
  readonly order: string | number;
  /** The record that it names. */
  readonly recordId?: string;
}

/** Salesforce shows a dash for a group without a value. */
const NOTHING: ReportValue = { text: '-', order: '' };

/** What a person reads in a cell: of a lookup the name of the record, if they may see it. */
export function readValue(org: Org, session: OrgSession, field: FieldSchema, value: FieldValue): ReportValue {
  if (value === null || value === '' || typeof value === 'object') return NOTHING;
  if (field.type === 'reference' || field.type === 'id') return readRecord(org, session, String(value));
  const text = displayValueOf(field, value) ?? String(value);
  if (typeof value === 'number') return { text, order: value };
  const place = field.picklistValues?.findIndex((entry) => entry.value === value) ?? -1;
  return { text, order: place >= 0 ? place : String(value) };
}

function readRecord(org: Org, session: OrgSession, id: string): ReportValue {
  const object = org.metadata.object(org.objectOfId(id) ?? '');
  const row = object === undefined ? undefined : session.get(object.apiName, id);
  if (object === undefined || row === undefined || !session.canRead(object.apiName)) return NOTHING;
  const name = row[object.nameField];
  const text = typeof name === 'string' ? name : row.Id;
  return { text, order: text.toLowerCase(), recordId: row.Id };
}

/** The day, week, month or year of a time, in UTC. Weeks begin on Sunday. */
export function readPeriod(granularity: Granularity, value: FieldValue): ReportValue {
  if (typeof value !== 'string') return NOTHING;
  const day = Math.floor(Date.parse(value) / DAY_MS) * DAY_MS;
  const date = new Date(day);
  switch (granularity) {
    case 'Day':
      return { text: DATE.format(date), order: day };
    case 'Week': {
      const sunday = day - date.getUTCDay() * DAY_MS;
      return { text: `${DATE.format(sunday)} - ${DATE.format(sunday + 6 * DAY_MS)}`, order: sunday };
    }
    case 'Month':
      return { text: MONTH.format(date), order: Date.UTC(date.getUTCFullYear(), date.getUTCMonth()) };
    case 'Year':
      return { text: String(date.getUTCFullYear()), order: date.getUTCFullYear() };
  }
}
