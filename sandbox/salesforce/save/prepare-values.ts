import { fieldsNotWritable, noSuchColumnOnSobject } from '../salesforce-error.ts';
import type { FieldSchema, ObjectSchema } from '../schema/schema-types.ts';
import type { FieldPermissions } from '../metadata/metadata-types.ts';
import type { FieldValue } from '../session-types.ts';
import { checkValue } from './check-value.ts';

export interface ValueChecks {
  readonly object: ObjectSchema;
  readonly isNew: boolean;
  /** Whether the person may set the audit fields of a new record. */
  readonly maySetAudit: boolean;
  permissions(field: FieldSchema): FieldPermissions;
  prefixOf(object: string): string | undefined;
}

/** Settable on creation by whoever may. Source: Salesforce Help, "Set Audit Fields upon Record Creation". */
const AUDIT_FIELDS = ['CreatedById', 'CreatedDate', 'LastModifiedById', 'LastModifiedDate'];

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
  const isWritable = (field: FieldSchema): boolean =>
    (isNew ? field.createable : field.updateable) && checks.permissions(field).editable;
  const isAudit = ({ name }: FieldSchema): boolean => isNew && checks.maySetAudit && AUDIT_FIELDS.includes(name);
  const forbidden = named.filter(([field]) => !isWritable(field) && !isAudit(field));
  if (forbidden.length > 0) throw fieldsNotWritable(forbidden.map(([field]) => field.name));
  return Object.fromEntries(
    named.map(([field, value]) => [field.name, checkValue(field, value, (name) => checks.prefixOf(name))]),
  );
}
