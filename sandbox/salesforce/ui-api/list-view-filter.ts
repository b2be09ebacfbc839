import type { Operator } from '@jetstreamapp/soql-parser-js';
import type { FieldSchema, ListView, ObjectSchema, Row } from '../types.ts';
import { createValueTest } from '../soql/comparison.ts';
import { isNumber, isText } from '../soql/field-kinds.ts';
import type { FilterValue } from '../soql/filter-value.ts';
import { readFilterValue } from '../soql/filter-value.ts';
import type { SoqlContext } from '../soql/soql-context.ts';
import type { RowTest } from '../soql/where.ts';
import { badParameter } from './ui-error.ts';

const OPERATORS: Readonly<Record<string, Operator>> = {
  equals: '=',
  notEqual: '!=',
  lessThan: '<',
  lessOrEqual: '<=',
  greaterThan: '>',
  greaterOrEqual: '>=',
  contains: 'LIKE',
  startsWith: 'LIKE',
};

/** Compiles scope and filters of a list view. @throws SalesforceError for what this sandbox cannot apply */
export function compileListView(context: SoqlContext, object: ObjectSchema, view: ListView): RowTest {
  if (view.booleanFilter !== undefined)
    throw badParameter('Filter logic of list views is not supported by this sandbox');
  const tests = view.filters.map(({ field: name, operation, value }): RowTest => {
    const field = findColumn(object, name);
    const operator = OPERATORS[operation];
    if (field === undefined || operator === undefined) {
      throw badParameter(`The filter ${name} ${operation} is not supported by this sandbox`);
    }
    const values = value.split(',').map((each) => toFilterValue(context, field, operation, each.trim()));
    const test = createValueTest(field, operator === '=' ? 'IN' : operator === '!=' ? 'NOT IN' : operator, values);
    return (row) => test(row[field.name] ?? null);
  });
  const inScope = compileScope(context, view);
  return (row) => inScope(row) && tests.every((test) => test(row));
}

/** Columns are named as in metadata: `NAME`, `CREATED_DATE`, `Status__c`. */
export function findColumn(object: ObjectSchema, column: string): FieldSchema | undefined {
  if (column === 'NAME') return object.field(object.nameField);
  return object.field(column) ?? object.field(column.replaceAll('_', ''));
}

function compileScope({ session }: SoqlContext, { filterScope }: ListView): RowTest {
  if (filterScope === 'Everything') return () => true;
  if (filterScope === 'Mine') return (row: Row) => row['OwnerId'] === session.user.id;
  throw badParameter(`The scope ${filterScope} is not supported by this sandbox`);
}

function toFilterValue(context: SoqlContext, field: FieldSchema, operation: string, value: string): FilterValue {
  if (value === '') return null;
  if (operation === 'contains') return `%${value}%`;
  if (operation === 'startsWith') return `${value}%`;
  if (isText(field)) return value;
  if (isNumber(field)) return Number(value);
  if (field.type === 'boolean') return value === '1' || value.toLowerCase() === 'true';
  return readFilterValue(field, value, 'DATE_LITERAL', context.org.clock.now());
}
