import type { LiteralType, Operator } from '@jetstreamapp/soql-parser-js';
import type { FieldSchema, ObjectSchema } from '../types.ts';
import { createValueTest } from '../soql/comparison.ts';
import { isId, isText } from '../soql/field-kinds.ts';
import { resolveFieldPath } from '../soql/field-path.ts';
import type { FilterValue } from '../soql/filter-value.ts';
import { readFilterValue } from '../soql/filter-value.ts';
import type { SoqlContext } from '../soql/soql-context.ts';
import type { RowTest } from '../soql/where.ts';
import type { GraphqlObject, GraphqlValue } from './graphql-value.ts';
import { GraphqlSyntaxError, parseGraphqlValue } from './graphql-value.ts';
import { badParameter } from './ui-error.ts';

const OPERATORS: Readonly<Record<string, Operator>> = {
  eq: '=',
  ne: '!=',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
  like: 'LIKE',
  in: 'IN',
  nin: 'NOT IN',
};

/**
 * Compiles the filter of a list: `{ and: [ { Status__c: { eq: "Ready" } }, { CreatedDate: { gte: { literal: TODAY } } } ] }`.
 * Source: GraphQL API Developer Guide, "Filter".
 * @throws SalesforceError ILLEGAL_QUERY_PARAMETER_VALUE, INVALID_FIELD
 */
export function compileGraphqlWhere(context: SoqlContext, object: ObjectSchema, text: string): RowTest {
  try {
    return compileAll(context, object, asObject(parseGraphqlValue(text)), []);
  } catch (error) {
    if (error instanceof GraphqlSyntaxError) throw badParameter(error.message);
    throw error;
  }
}

/** Entries side by side must all hold. */
function compileAll(
  context: SoqlContext,
  object: ObjectSchema,
  filter: GraphqlObject,
  path: readonly string[],
): RowTest {
  const tests = Object.entries(filter).map(([name, value]) => compileEntry(context, object, name, value, path));
  return (row) => tests.every((test) => test(row));
}

function compileEntry(
  context: SoqlContext,
  object: ObjectSchema,
  name: string,
  value: GraphqlValue,
  path: readonly string[],
): RowTest {
  if (name === 'and' || name === 'or') {
    if (!isList(value)) throw badParameter(`${name} takes a list`);
    const tests = value.map((item) => compileAll(context, object, asObject(item), path));
    return name === 'and' ? (row) => tests.every((test) => test(row)) : (row) => tests.some((test) => test(row));
  }
  const inner = asObject(value);
  if (name === 'not') {
    const test = compileAll(context, object, inner, path);
    return (row) => !test(row);
  }
  const isComparison = Object.keys(inner).some((key) => key in OPERATORS);
  return isComparison
    ? compileComparison(context, object, [...path, name].join('.'), inner)
    : compileAll(context, object, inner, [...path, name]);
}

function compileComparison(context: SoqlContext, object: ObjectSchema, path: string, filter: GraphqlObject): RowTest {
  const { field, read } = resolveFieldPath(context, object, path);
  const tests = Object.entries(filter).map(([name, value]) => {
    const operator = OPERATORS[name];
    if (operator === undefined) throw badParameter(`Unknown operator ${name}`);
    const values = isList(value) ? value : [value];
    return createValueTest(
      field,
      operator,
      values.map((each) => toFilterValue(context, field, each)),
    );
  });
  return (row) => tests.every((test) => test(read(row)));
}

function toFilterValue(context: SoqlContext, field: FieldSchema, value: GraphqlValue): FilterValue {
  const now = context.org.clock.now();
  if (value === null) return null;
  if (isList(value)) throw badParameter('A list is not a value');
  if (typeof value === 'object') {
    const { literal, value: inner } = value;
    if (typeof literal === 'string') return readFilterValue(field, literal, 'DATE_LITERAL', now);
    return toFilterValue(context, field, inner ?? null);
  }
  if (typeof value === 'number') return readFilterValue(field, String(value), 'DECIMAL', now);
  if (typeof value === 'boolean') return readFilterValue(field, String(value), 'BOOLEAN', now);
  if (isId(field)) return readFilterValue(field, `'${value}'`, 'STRING', now);
  // A text is already decoded here: it must not be read as a SOQL literal once more.
  return isText(field) ? value : readFilterValue(field, value, literalTypeOf(field), now);
}

function literalTypeOf({ type }: FieldSchema): LiteralType {
  if (type === 'date') return 'DATE';
  return type === 'datetime' ? 'DATETIME' : 'STRING';
}

function asObject(value: GraphqlValue): GraphqlObject {
  if (typeof value !== 'object' || value === null || isList(value)) throw badParameter('The filter must be an object');
  return value;
}

function isList(value: GraphqlValue): value is readonly GraphqlValue[] {
  return Array.isArray(value);
}
