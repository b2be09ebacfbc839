import type {
  FieldFunctionExpression,
  FieldType as SelectedField,
  FunctionExp,
  Query,
} from '@jetstreamapp/soql-parser-js';
import type { FieldSchema, FieldValue, ObjectSchema, Row } from '../types.ts';
import { malformedQuery } from '../salesforce-error.ts';
import { normalize } from './comparison.ts';
import { isFilterable } from './field-kinds.ts';
import { resolveFieldPath, type FieldPath } from './field-path.ts';
import type { QueryRecord } from './projection.ts';
import { toRestValue } from './rest-value.ts';
import { compilePick } from './select.ts';
import type { SoqlContext } from './soql-context.ts';
import { invalidField, notSupportedHere } from './soql-error.ts';

type RowOrder = (left: readonly Row[], right: readonly Row[]) => number;

/** A column of the answer: its name, and its value for the rows of one group. */
interface Column {
  readonly name: string;
  readonly valueOf: (rows: readonly Row[]) => unknown;
}

const UNGROUPABLE = ['double', 'currency', 'percent', 'datetime'];

/** Whether the query asks for groups or for sums over all rows; `COUNT()` alone is a query of its own kind. */
export function isAggregate({ fields = [], groupBy }: Query): boolean {
  return groupBy !== undefined || fields.some(isFunction);
}

/**
 * A query with COUNT(field), COUNT_DISTINCT, MIN or MAX, grouped or not. Columns without an alias are named `expr0`,
 * `expr1`, …; a grouped field of a parent goes by its own name. Source: SOQL and SOSL Reference, "GROUP BY",
 * "Aggregate Functions".
 * @throws SalesforceError MALFORMED_QUERY, INVALID_FIELD
 */
export function queryAggregates(context: SoqlContext, object: ObjectSchema, query: Query): readonly QueryRecord[] {
  if (query.having !== undefined) throw notSupportedHere('HAVING');
  const { fields = [], groupBy = [], orderBy = [], limit, offset = 0, ...conditions } = query;
  const keys = [groupBy].flat().map((clause) => {
    if (!('field' in clause)) throw notSupportedHere('A function in GROUP BY');
    return groupable(resolveFieldPath(context, object, clause.field));
  });
  const columns = toColumns(context, object, fields, keys);
  const orders = [orderBy].flat().map((clause): RowOrder => {
    const valueOf =
      'fn' in clause ? aggregateOf(context, object, clause.fn) : keyOf(context, object, clause.field, keys);
    const direction = clause.order === 'DESC' ? -1 : 1;
    return (left, right) => direction * compare(valueOf(left), valueOf(right));
  });
  const rows = compilePick(context, object, conditions)(context.session.rows(object.apiName));
  return groupRows(rows, keys)
    .sort((left, right) => orders.map((order) => order(left, right)).find((difference) => difference !== 0) ?? 0)
    .slice(offset, limit === undefined ? undefined : offset + limit)
    .map((group) => ({
      attributes: { type: 'AggregateResult' },
      ...Object.fromEntries(columns.map(({ name, valueOf }) => [name, valueOf(group)])),
    }));
}

function isFunction(field: SelectedField): field is FieldFunctionExpression {
  return field.type === 'FieldFunctionExpression' && field.isAggregateFn === true;
}

function toColumns(
  context: SoqlContext,
  object: ObjectSchema,
  fields: readonly SelectedField[],
  keys: readonly FieldPath[],
): readonly Column[] {
  let unnamed = 0;
  return fields.map((field): Column => {
    if (isFunction(field)) {
      const name = field.alias ?? `expr${String(unnamed++)}`;
      return { name, valueOf: aggregateOf(context, object, field) };
    }
    if (field.type !== 'Field' && field.type !== 'FieldRelationship') throw notSupportedHere('This field in a group');
    const path = field.type === 'Field' ? field.field : [...field.relationships, field.field].join('.');
    const alias = 'alias' in field ? field.alias : undefined;
    return { name: alias ?? field.field, valueOf: keyOf(context, object, path, keys) };
  });
}

function keyOf(
  context: SoqlContext,
  object: ObjectSchema,
  path: string,
  keys: readonly FieldPath[],
): Column['valueOf'] {
  const wanted = nameOf(resolveFieldPath(context, object, path));
  const key = keys.find((one) => nameOf(one) === wanted);
  if (key === undefined) throw malformedQuery(`Field must be grouped or aggregated: ${path}`);
  return ([first]) => (first === undefined ? null : toRestValue(key.field, key.read(first)));
}

function aggregateOf(
  context: SoqlContext,
  object: ObjectSchema,
  { functionName = '', parameters = [] }: Readonly<Pick<FunctionExp, 'functionName' | 'parameters'>>,
): Column['valueOf'] {
  const [parameter] = parameters;
  if (typeof parameter !== 'string') throw malformedQuery(`Grouped field should not be aggregated: ${functionName}`);
  const { field, read } = resolveFieldPath(context, object, parameter);
  if (!isFilterable(field)) throw invalidField(`field '${field.name}' does not support aggregate operators`);
  const present = (rows: readonly Row[]): readonly FieldValue[] => rows.map(read).filter((value) => value !== null);
  switch (functionName.toUpperCase()) {
    case 'COUNT':
      return (rows) => present(rows).length;
    case 'COUNT_DISTINCT':
      return (rows) => new Set(present(rows).map((value) => normalize(field, value))).size;
    case 'MIN':
      return (rows) => extreme(field, present(rows), -1);
    case 'MAX':
      return (rows) => extreme(field, present(rows), 1);
    default:
      throw notSupportedHere(`The function ${functionName}`);
  }
}

function extreme(field: FieldSchema, values: readonly FieldValue[], direction: 1 | -1): unknown {
  const [first = null] = values.toSorted(
    (left, right) => -direction * compare(normalize(field, left), normalize(field, right)),
  );
  return toRestValue(field, first);
}

function groupRows(rows: readonly Row[], keys: readonly FieldPath[]): (readonly Row[])[] {
  // Without GROUP BY everything is one group, even if there is nothing.
  if (keys.length === 0) return [rows];
  const groups = Map.groupBy(rows, (row) => JSON.stringify(keys.map(({ field, read }) => normalize(field, read(row)))));
  return [...groups.values()];
}

function groupable(path: FieldPath): FieldPath {
  if (isFilterable(path.field) && !UNGROUPABLE.includes(path.field.type)) return path;
  throw invalidField(`field '${path.field.name}' can not be grouped in a query call`);
}

function nameOf({ steps, field }: FieldPath): string {
  return [...steps.map(({ relationship }) => relationship), field.name].join('.');
}

/** Empty values come first. */
function compare(left: unknown, right: unknown): number {
  if (left === right) return 0;
  if (left === null || right === null) return left === null ? -1 : 1;
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return JSON.stringify(left) < JSON.stringify(right) ? -1 : 1;
}
