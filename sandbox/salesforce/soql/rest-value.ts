import type { FieldSchema, FieldValue } from '../types.ts';

/** A stored value as the REST API writes it: date-times end in `+0000`, a location without coordinates is null. */
export function toRestValue(field: FieldSchema, value: FieldValue | undefined): unknown {
  if (value === undefined || value === null) return null;
  if (field.type === 'datetime' && typeof value === 'string') return value.replace(/Z$/u, '+0000');
  if (typeof value === 'object' && 'street' in value) return isEmpty(value) ? null : value;
  if (typeof value === 'object') return value.latitude === null && value.longitude === null ? null : value;
  return value;
}

function isEmpty(compound: object): boolean {
  return Object.values(compound).every((part) => part === null || part === undefined);
}
