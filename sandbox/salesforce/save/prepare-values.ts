import { fieldsNotWritable, noSuchColumnOnSobject } from '../salesforce-error.ts';
import type { FieldSchema, ObjectSchema } from '../schema/schema-types.ts';
import type { FieldPermissions } from '../metadata/metadata-types.ts';
import type { FieldValue } from '../session-types.ts';
import { checkValue } from './check-value.ts';

export interface ValueChecks {
  readonly object: ObjectSchema;
  readonly isNew: boolean;
  permissions(field: FieldSchema): FieldPermissions;
  prefixOf(object: string): string | undefined;
}

/**
 * Values from outside as fields of the object: known, visible and writable to the person, and of the field's type.
 * What a person may not see does not exist for them, so it is refused as unknown.
 */
export function prepareValues(
  values: Readonly<Record<string, unknown>>,
  checks: ValueChecks,
): Record<string, FieldValue> {
  const { object, isNew } = checks;
  const named = Object.entries(values)
    .filter(([name]) => name !== 'attributes')
    .map(([name, value]): [FieldSchema, unknown] => {
      const field = object.field(name);
      if (field === undefined || !checks.permissions(field).readable) throw noSuchColumnOnSobject(name, object.apiName);
      return [field, value];
    });
  const forbidden = named.filter(
    ([field]) => !(isNew ? field.createable : field.updateable) || !checks.permissions(field).editable,
  );
  if (forbidden.length > 0) throw fieldsNotWritable(forbidden.map(([field]) => field.name));
  return Object.fromEntries(
    named.map(([field, value]) => [field.name, checkValue(field, value, (name) => checks.prefixOf(name))]),
  );
}
