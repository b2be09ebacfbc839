import type { FieldSubquery, QueryBase } from '@jetstreamapp/soql-parser-js';
import type { ObjectSchema, Row } from '../types.ts';
import { SalesforceError, malformedQuery } from '../salesforce-error.ts';
import { compileOrder } from './order.ts';
import type { QueryRecord } from './projection.ts';
import { compileProjection, fieldGroupName } from './projection.ts';
import type { SoqlContext } from './soql-context.ts';
import { notSupportedHere, unknownChildRelationship } from './soql-error.ts';
import { compileWhere } from './where.ts';

const MAX_OFFSET = 2000;
const MAX_FIELDS_FUNCTION_ROWS = 200;

/** Runs a SELECT, or one nested in it, over these rows of one object. */
export function runSelect(
  context: SoqlContext,
  object: ObjectSchema,
  query: QueryBase,
): (rows: Iterable<Row>) => readonly QueryRecord[] {
  const fields = query.fields ?? [];
  const project = compileProjection(context, object, fields);
  const children = fields.flatMap((field) =>
    field.type === 'FieldSubquery' ? [compileChild(context, object, field)] : [],
  );
  const pick = compilePick(context, object, query);
  return (rows) =>
    pick(rows).map((row) => Object.assign(project(row), ...children.map((child) => child(row))) as QueryRecord);
}

/** WHERE, ORDER BY, OFFSET and LIMIT. */
export function compilePick(context: SoqlContext, object: ObjectSchema, query: QueryBase) {
  refuseUnsupported(query);
  const matches = compileWhere(context, object, query.where);
  const order = compileOrder(context, object, query.orderBy);
  const from = query.offset ?? 0;
  const to = query.limit === undefined ? undefined : from + query.limit;
  return (rows: Iterable<Row>): readonly Row[] => [...rows].filter(matches).sort(order).slice(from, to);
}

function compileChild(context: SoqlContext, parent: ObjectSchema, { subquery }: FieldSubquery) {
  const wanted = subquery.relationshipName.toLowerCase();
  const relationship = parent.childRelationships.find(
    ({ relationshipName }) => relationshipName?.toLowerCase() === wanted,
  );
  const child = relationship && context.org.metadata.object(relationship.childObject);
  const isVisible =
    child !== undefined &&
    context.session.canRead(child.apiName) &&
    context.session.canReadField(child.apiName, relationship?.field ?? '');
  if (relationship === undefined || child === undefined || !isVisible) {
    throw unknownChildRelationship(subquery.relationshipName);
  }
  if (subquery.fields?.some(({ type }) => type === 'FieldSubquery')) throw notSupportedHere('A query nested twice');
  const select = runSelect(context, child, subquery);
  return (row: Row): QueryRecord => {
    const children = [...context.session.rows(child.apiName)].filter((each) => each[relationship.field] === row.Id);
    const records = select(children);
    const answer = records.length === 0 ? null : { totalSize: records.length, done: true, records };
    return { [relationship.relationshipName ?? '']: answer };
  };
}

function refuseUnsupported(query: QueryBase): void {
  const refused: Readonly<Record<string, unknown>> = {
    'An alias of the object': query.sObjectAlias,
    'GROUP BY': query.groupBy,
    HAVING: query.having,
    'USING SCOPE': query.usingScope,
    'WITH DATA CATEGORY': query.withDataCategory,
    'WITH SECURITY_ENFORCED': query.withSecurityEnforced,
    WITH: query.withAccessLevel,
    FOR: query.for,
    UPDATE: query.update,
  };
  for (const [clause, value] of Object.entries(refused)) {
    if (value !== undefined) throw notSupportedHere(clause);
  }
  if ((query.offset ?? 0) > MAX_OFFSET) {
    const message = `Maximum SOQL offset allowed is ${String(MAX_OFFSET)}`;
    throw new SalesforceError(400, [{ errorCode: 'NUMBER_OUTSIDE_VALID_RANGE', message }]);
  }
  const groups = (query.fields ?? []).map(fieldGroupName);
  const isUnbounded = groups.some((group) => group === 'ALL' || group === 'CUSTOM');
  if (isUnbounded && (query.limit ?? Infinity) > MAX_FIELDS_FUNCTION_ROWS) {
    throw malformedQuery(`The SOQL FIELDS function must have a LIMIT of at most ${String(MAX_FIELDS_FUNCTION_ROWS)}`);
  }
}
