import type { FieldSchema, ObjectSchema } from '../../schema/schema-types.ts';
import type { Row } from '../../session-types.ts';
import { toRecordId } from '../../store/record-id.ts';
import type { FlowFilters } from '../definition.ts';
import type { Interview } from './interview.ts';
import { compareScalars } from './compare.ts';
import { evaluateExpression } from './evaluate.ts';
import { asScalar, isList, type FlowScalar, type FlowValue } from './flow-value.ts';
import { evaluateLogic } from './logic.ts';

/** A test of records by filters, whose values are worked out once. Texts are compared as queries do, without regard to case. */
export function createRowTest(
  interview: Interview,
  object: ObjectSchema,
  { logic, filters }: FlowFilters,
  prior: Readonly<Record<string, unknown>> | null = null,
): (row: Readonly<Record<string, unknown>>) => boolean {
  const tests = filters.map(({ field: name, operator, value }) => {
    const field = object.field(name);
    const wanted = evaluateExpression(interview, value);
    return (row: Readonly<Record<string, unknown>>): boolean => {
      const content = read(row, field?.name ?? name);
      if (operator === 'IsChanged')
        return (prior !== null && read(prior, field?.name ?? name) !== content) === (wanted === true);
      if (operator === 'IsNull') return (content === null || content === '') === (wanted === true);
      const list = isList(wanted) ? wanted.map((one) => fold(field, asScalar(one))) : [];
      if (operator === 'In') return list.includes(fold(field, content));
      if (operator === 'NotIn') return !list.includes(fold(field, content));
      return compareScalars(operator, fold(field, content), fold(field, asScalar(wanted)));
    };
  });
  return (row) =>
    evaluateLogic(
      logic,
      tests.map((test) => () => test(row)),
    );
}

function read(row: Readonly<Record<string, unknown>>, name: string): FlowScalar {
  const value = row[name];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** Ids are taken with 15 characters, too; every other text without regard to case. */
function fold(field: FieldSchema | undefined, value: FlowScalar): FlowScalar {
  if (typeof value !== 'string') return value;
  return field?.type === 'id' || field?.type === 'reference' ? (toRecordId(value) ?? value) : value.toLowerCase();
}

export function sortRows(rows: readonly Row[], field: string | undefined, isDescending: boolean): readonly Row[] {
  if (field === undefined) return rows;
  const sign = isDescending ? -1 : 1;
  const keyOf = (row: Row): FlowScalar => asScalar(row[field] as FlowValue);
  return rows.toSorted((one, other) => {
    const [a, b] = [keyOf(one), keyOf(other)];
    if (a === b) return 0;
    if (a === null || b === null) return a === null ? -sign : sign;
    return (a < b ? -1 : 1) * sign;
  });
}
