import type { FieldSchema, ObjectSchema } from '../schema/schema-types.ts';
import type { Store } from '../store/store.ts';
import type { FieldValue } from '../types.ts';

/** A new record's fields before anybody's values: nothing, defaults, and auto numbers. */
export function newValues(object: ObjectSchema, store: Store): Record<string, FieldValue> {
  return Object.fromEntries(
    [...object.fields.values()].map((field): [string, FieldValue] => {
      if (field.autoNumber)
        return [field.name, autoNumber(field.displayFormat ?? '{0}', store.nextNumber(counterOf(object, field)))];
      if (field.type === 'boolean') return [field.name, field.defaultValue === true];
      return [field.name, field.defaultValue ?? null];
    }),
  );
}

/** Takes a planted auto number for given, so that later records count on from there. */
export function reachNumbers(object: ObjectSchema, values: Readonly<Record<string, FieldValue>>, store: Store): void {
  for (const field of object.fields.values()) {
    const value = values[field.name];
    const [digits] = field.autoNumber && typeof value === 'string' ? (/\d+$/u.exec(value) ?? []) : [];
    if (digits !== undefined) store.reachNumber(counterOf(object, field), Number(digits));
  }
}

function counterOf(object: ObjectSchema, field: FieldSchema): string {
  return `${object.apiName}.${field.name}`;
}

/** `VS-{000000}` and 7 make `VS-000007`. */
function autoNumber(format: string, number: number): string {
  return format.replace(/\{(0+)\}/u, (_, zeros: string) => String(number).padStart(zeros.length, '0'));
}
