import type { ConditionWithValueQuery, LiteralType, WhereClause } from '@jetstreamapp/soql-parser-js';
import type { ObjectSchema, Row } from '../types.ts';
import { malformedQuery } from '../salesforce-error.ts';
import { createValueTest } from './comparison.ts';
import type { ConditionTree } from './condition-tree.ts';
import { ConditionSyntaxError, toConditionTree } from './condition-tree.ts';
import { resolveFieldPath } from './field-path.ts';
import { readFilterValue } from './filter-value.ts';
import type { SoqlContext } from './soql-context.ts';
import { notSupportedHere } from './soql-error.ts';

export type RowTest = (row: Row) => boolean;

/**
 * Compiles a WHERE clause into a test, checking every field and value even if no row will be tested.
 * @throws SalesforceError MALFORMED_QUERY, INVALID_FIELD or INVALID_QUERY_FILTER_OPERATOR
 */
export function compileWhere(context: SoqlContext, object: ObjectSchema, where: WhereClause | undefined): RowTest {
  if (where === undefined) return () => true;
  return compileTree(context, object, readTree(where));
}

/** @throws SalesforceError MALFORMED_QUERY */
export function readTree(where: WhereClause): ConditionTree {
  try {
    return toConditionTree(where);
  } catch (error) {
    if (error instanceof ConditionSyntaxError) throw malformedQuery(error.message);
    throw error;
  }
}

function compileTree(context: SoqlContext, object: ObjectSchema, tree: ConditionTree): RowTest {
  if (tree.kind === 'leaf') return compileCondition(context, object, tree.condition);
  if (tree.kind === 'not') {
    const test = compileTree(context, object, tree.node);
    return (row) => !test(row);
  }
  const tests = tree.nodes.map((node) => compileTree(context, object, node));
  return tree.kind === 'and' ? (row) => tests.every((test) => test(row)) : (row) => tests.some((test) => test(row));
}

function compileCondition(context: SoqlContext, object: ObjectSchema, condition: ConditionWithValueQuery): RowTest {
  const { field: path, operator, literals } = readComparison(condition);
  const fieldPath = resolveFieldPath(context, object, path);
  const now = context.org.clock.now();
  const values = literals.map(({ text, type }) => readFilterValue(fieldPath.field, text, type, now));
  const test = createValueTest(fieldPath.field, operator, values);
  return (row) => test(fieldPath.read(row));
}

/** One comparison with its literals side by side, however the parser spread them. */
export function readComparison(condition: ConditionWithValueQuery) {
  if ('valueQuery' in condition) throw notSupportedHere('A query inside a condition');
  if ('fn' in condition) throw notSupportedHere('A function in a condition');
  if (!('value' in condition)) throw malformedQuery("unexpected token: '<EOF>'");
  const { field, operator, value, literalType } = condition;
  const texts = typeof value === 'string' ? [value] : value;
  const typeAt = (index: number): LiteralType =>
    (typeof literalType === 'string' ? literalType : literalType?.[index]) ?? 'STRING';
  return { field, operator, literals: texts.map((text, index) => ({ text, type: typeAt(index) })) };
}
