import type { FieldSchema, FieldValue } from '../types.ts';

const DATE = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC' });
const DATE_TIME = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', dateStyle: 'short', timeStyle: 'short' });

/** A value in words for people, in en_US; null where the value itself is readable. */
export function displayValueOf(field: FieldSchema, value: FieldValue): string | null {
  if (value === null || typeof value === 'object') return null;
  switch (field.type) {
    case 'picklist':
      return field.picklistValues?.find((entry) => entry.value === value)?.label ?? String(value);
    case 'date':
      return DATE.format(new Date(String(value)));
    case 'datetime':
      return DATE_TIME.format(new Date(String(value)));
    case 'int':
    case 'double':
    case 'percent':
    case 'currency':
      return Number(value).toLocaleString('en-US', {
        minimumFractionDigits: field.scale ?? 0,
        maximumFractionDigits: field.scale ?? 0,
      });
    default:
      return null;
  }
}
