import type { Operator } from '@jetstreamapp/soql-parser-js';
import type { FieldSchema } from '../types.ts';
import { createValueTest, type ValueTest } from './comparison.ts';
import { isNumber, isText } from './field-kinds.ts';
import { readFilterValue, type FilterValue } from './filter-value.ts';

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

/**
 * The test that a filter of a list view or report makes of a field's value; undefined for an operation that this
 * sandbox does not have.
 *
 * @param operation as in metadata, for instance `greaterThan`
 * @param value one or several with commas between them, any of which will do; empty for an empty field
 * @param now milliseconds since the epoch
 * @throws SalesforceError for a value that the field cannot have
 */
export function createFilterTest(
  field: FieldSchema,
  operation: string,
  value: string,
  now: number,
): ValueTest | undefined {
  const operator = OPERATORS[operation];
  if (operator === undefined) return undefined;
  const values = value.split(',').map((each) => toFilterValue(field, operation, each.trim(), now));
  return createValueTest(field, operator === '=' ? 'IN' : operator === '!=' ? 'NOT IN' : operator, values);
}

function toFilterValue(field: FieldSchema, operation: string, value: string, now: number): FilterValue {
  if (value === '') return null;
  if (operation === 'contains') return `%${value}%`;
  if (operation === 'startsWith') return `${value}%`;
  if (isText(field)) return value;
  if (isNumber(field)) return Number(value);
  if (field.type === 'boolean') return value === '1' || value.toLowerCase() === 'true';
  return readFilterValue(field, value, 'DATE_LITERAL', now);
}
