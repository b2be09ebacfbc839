import type { ObjectSchema } from '../schema/schema-types.ts';
import type { Store } from '../store/store.ts';
import type { FieldValue } from '../types.ts';

/** A new record's fields before anybody's values: nothing, defaults, and auto numbers. */
export function newValues(object: ObjectSchema, store: Store): Record<string, FieldValue> {
  return Object.fromEntries(
    [...object.fields.values()].map((field): [string, FieldValue] => {
      if (field.autoNumber)
        return [
          field.name,
          autoNumber(field.displayFormat ?? '{0}', store.nextNumber(`${object.apiName}.${field.name}`)),
        ];
      if (field.type === 'boolean') return [field.name, field.defaultValue === true];
      return [field.name, field.defaultValue ?? null];
    }),
  );
}

/** `VS-{000000}` and 7 make `VS-000007`. */
function autoNumber(format: string, number: number): string {
  return format.replace(/\{(0+)\}/u, (_, zeros: string) => String(number).padStart(zeros.length, '0'));
}
