import type { OrderByClause } from '@jetstreamapp/soql-parser-js';
import type { FieldSchema, FieldValue, ObjectSchema, Row } from '../types.ts';
import { normalize } from './comparison.ts';
import { isFilterable } from './field-kinds.ts';
import { resolveFieldPath } from './field-path.ts';
import type { SoqlContext } from './soql-context.ts';
import { invalidField, notSupportedHere } from './soql-error.ts';

export type RowOrder = (left: Row, right: Row) => number;

/**
 * Compiles ORDER BY. Empty values come first unless the query says otherwise; a picklist is sorted
 * by the order of its values, not by their letters.
 * Source: SOQL and SOSL Reference, "ORDER BY".
 * @throws SalesforceError INVALID_FIELD
 */
export function compileOrder(
  context: SoqlContext,
  object: ObjectSchema,
  clauses: OrderByClause | readonly OrderByClause[] = [],
): RowOrder {
  const orders = [clauses].flat().map((clause) => compileClause(context, object, clause));
  return (left, right) => {
    for (const order of orders) {
      const difference = order(left, right);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

function compileClause(context: SoqlContext, object: ObjectSchema, clause: OrderByClause): RowOrder {
  if (!('field' in clause)) throw notSupportedHere('A function in ORDER BY');
  const { field, read } = resolveFieldPath(context, object, clause.field);
  if (!isFilterable(field)) throw invalidField(`field '${field.name}' can not be sorted in a query call`);
  const direction = clause.order === 'DESC' ? -1 : 1;
  const emptyFirst = clause.nulls === 'LAST' ? 1 : -1;
  return (left, right) => {
    const [a, b] = [sortKey(field, read(left)), sortKey(field, read(right))];
    if (a === null || b === null) return a === b ? 0 : a === null ? emptyFirst : -emptyFirst;
    return a === b ? 0 : a < b ? -direction : direction;
  };
}

function sortKey(field: FieldSchema, value: FieldValue): string | number | boolean | null {
  if (value === null || field.picklistValues === undefined) return normalize(field, value);
  const position = field.picklistValues.findIndex((entry) => entry.value === value);
  return position < 0 ? field.picklistValues.length : position;
}
