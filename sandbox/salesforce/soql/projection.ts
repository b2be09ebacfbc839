import type { FieldType as SelectedField } from '@jetstreamapp/soql-parser-js';
import type { ObjectSchema, Row } from '../types.ts';
import { malformedQuery } from '../salesforce-error.ts';
import type { FieldPath, PathStep } from './field-path.ts';
import { parentOf, resolveFieldPath } from './field-path.ts';
import { toRestValue } from './rest-value.ts';
import type { SoqlContext } from './soql-context.ts';
import { notSupportedHere } from './soql-error.ts';

/** A record of the answer: attributes and the selected fields, parents and children nested. */
export type QueryRecord = Readonly<Record<string, unknown>>;
type MutableRecord = Record<string, unknown>;

export function attributesOf({ version }: SoqlContext, object: string, id: string) {
  return { type: object, url: `/services/data/v${version}/sobjects/${object}/${id}` };
}

/**
 * Compiles the list of plain and parent fields into the function that builds an answer's record.
 * @throws SalesforceError INVALID_FIELD, MALFORMED_QUERY
 */
export function compileProjection(context: SoqlContext, object: ObjectSchema, fields: readonly SelectedField[]) {
  const paths = fields.flatMap((field) => selectedPaths(context, object, field));
  refuseDuplicates(paths);
  return (row: Row): MutableRecord => {
    const record: MutableRecord = { attributes: attributesOf(context, object.apiName, row.Id) };
    for (const path of paths) addField(context, record, row, path);
    return record;
  };
}

function selectedPaths(context: SoqlContext, object: ObjectSchema, selected: SelectedField): readonly FieldPath[] {
  switch (selected.type) {
    case 'Field':
      if (selected.alias !== undefined) throw malformedQuery('only aggregate expressions use field aliasing');
      return [resolveFieldPath(context, object, selected.field)];
    case 'FieldRelationship':
      if ('alias' in selected) throw malformedQuery('only aggregate expressions use field aliasing');
      return [resolveFieldPath(context, object, [...selected.relationships, selected.field].join('.'))];
    case 'FieldFunctionExpression':
      if (fieldGroupName(selected) === undefined) throw notSupportedHere(`The function ${selected.functionName}`);
      return fieldGroup(context, object, fieldGroupName(selected) ?? '');
    case 'FieldTypeof':
      throw notSupportedHere('TYPEOF');
    case 'FieldSubquery':
      return [];
  }
}

/** ALL, STANDARD or CUSTOM of `FIELDS(…)`; undefined for any other field. */
export function fieldGroupName(selected: SelectedField): string | undefined {
  if (selected.type !== 'FieldFunctionExpression' || selected.functionName.toUpperCase() !== 'FIELDS') return undefined;
  const [group] = selected.parameters;
  return typeof group === 'string' ? group.toUpperCase() : undefined;
}

function fieldGroup(context: SoqlContext, object: ObjectSchema, group: string): readonly FieldPath[] {
  const names = [...object.fields.values()].filter(
    ({ name, custom }) =>
      (group === 'ALL' || custom === (group === 'CUSTOM')) && context.session.canReadField(object.apiName, name),
  );
  return names.map(({ name }) => resolveFieldPath(context, object, name));
}

function refuseDuplicates(paths: readonly FieldPath[]): void {
  const seen = new Set<string>();
  for (const { steps, field } of paths) {
    const name = [...steps.map(({ relationship }) => relationship), field.name].join('.');
    if (seen.has(name)) throw malformedQuery(`duplicate field selected: ${name}`);
    seen.add(name);
  }
}

function addField(context: SoqlContext, record: MutableRecord, row: Row, path: FieldPath): void {
  const target = path.steps.reduce<MutableRecord | null>(
    (parent, step, index) =>
      parent === null ? null : nest(context, parent, row, step, path.steps.slice(0, index + 1)),
    record,
  );
  if (target !== null) target[path.field.name] = toRestValue(path.field, path.read(row));
}

/** The nested record of a parent, made when first needed; null where there is none to see. */
function nest(
  context: SoqlContext,
  record: MutableRecord,
  row: Row,
  { relationship }: PathStep,
  steps: readonly PathStep[],
): MutableRecord | null {
  const present = record[relationship];
  if (present !== undefined) return isRecord(present) ? present : null;
  const parent = parentOf(context, row, steps);
  const object = parent === undefined ? undefined : context.org.objectOfId(parent.Id);
  const nested = parent && object ? { attributes: attributesOf(context, object, parent.Id) } : null;
  record[relationship] = nested;
  return nested;
}

function isRecord(value: unknown): value is MutableRecord {
  return typeof value === 'object' && value !== null;
}
