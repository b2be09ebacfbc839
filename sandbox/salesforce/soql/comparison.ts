import type { Operator } from '@jetstreamapp/soql-parser-js';
import type { FieldSchema, FieldValue } from '../types.ts';
import type { FilterValue } from './filter-value.ts';
import { isFilterable, isId, isNumber, isText } from './field-kinds.ts';
import { invalidField, invalidFilter, notSupportedHere } from './soql-error.ts';
import { likePattern } from './string-literal.ts';

/** The test that a comparison makes of a field's value. */
export type ValueTest = (value: FieldValue) => boolean;

const EQUALITY: readonly Operator[] = ['=', '!=', 'IN', 'NOT IN'];

/**
 * @throws SalesforceError INVALID_FIELD for a field that cannot be filtered,
 * INVALID_QUERY_FILTER_OPERATOR for an operator its type does not have
 */
export function createValueTest(field: FieldSchema, operator: Operator, values: readonly FilterValue[]): ValueTest {
  refuseOperator(field, operator);
  const tests = values.map((value) => equals(field, value));
  const isAny: ValueTest = (value) => tests.some((test) => test(value));
  switch (operator) {
    case '=':
    case 'IN':
      return isAny;
    case '!=':
    case 'NOT IN':
      return (value) => !isAny(value);
    case 'LIKE':
      return like(values[0] ?? null);
    default:
      return ordered(field, operator, values[0] ?? null);
  }
}

function refuseOperator(field: FieldSchema, operator: Operator): void {
  if (!isFilterable(field)) throw invalidField(`field '${field.name}' can not be filtered in a query call`);
  if (operator === 'INCLUDES' || operator === 'EXCLUDES') throw notSupportedHere(operator);
  const isRefused =
    (operator === 'LIKE' && !isText(field)) || (field.type === 'boolean' && !EQUALITY.includes(operator));
  if (isRefused) throw invalidFilter(`invalid operator on ${isId(field) ? 'id' : field.type} field`);
}

function equals(field: FieldSchema, wanted: FilterValue): ValueTest {
  // An empty text is no text: Salesforce stores null for it.
  if (wanted === null || wanted === '') return (value) => value === null || value === '';
  if (typeof wanted === 'object') {
    return (value) => {
      const time = Number(normalize(field, value));
      return value !== null && time >= wanted.from && time < wanted.to;
    };
  }
  const normalWanted = normalizeText(field, wanted);
  return (value) => value !== null && normalize(field, value) === normalWanted;
}

function ordered(
  field: FieldSchema,
  operator: Exclude<Operator, '=' | '!=' | 'LIKE' | 'IN' | 'NOT IN'>,
  wanted: FilterValue,
): ValueTest {
  if (wanted === null) return () => false;
  // "After a day" begins when the day is over, "up to a day" includes it.
  const lower = typeof wanted === 'object' ? wanted.from : normalizeText(field, wanted);
  const upper = typeof wanted === 'object' ? wanted.to - 1 : lower;
  return (value) => {
    const actual = normalize(field, value);
    if (actual === null) return false;
    switch (operator) {
      case '<':
        return actual < lower;
      case '<=':
        return actual <= upper;
      case '>':
        return actual > upper;
      case '>=':
        return actual >= lower;
      default:
        return false;
    }
  };
}

function like(pattern: FilterValue): ValueTest {
  if (typeof pattern !== 'string') return (value) => value === null;
  const expression = likePattern(pattern);
  return (value) => typeof value === 'string' && expression.test(value);
}

/** A stored value as it is compared and sorted: times as numbers, ids by 15 characters, texts without case. */
export function normalize(field: FieldSchema, value: FieldValue): string | number | boolean | null {
  if (value === null || typeof value === 'object') return null;
  if (field.type === 'datetime' || field.type === 'date') return Date.parse(String(value));
  if (isId(field)) return String(value).slice(0, 15);
  if (isNumber(field)) return Number(value);
  return normalizeText(field, value);
}

function normalizeText<T extends string | number | boolean>(field: FieldSchema, value: T): T | string {
  return typeof value === 'string' && isText(field) && !field.caseSensitive ? value.toLowerCase() : value;
}
