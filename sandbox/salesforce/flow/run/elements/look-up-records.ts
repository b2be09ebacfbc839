import { invalidType, noSuchColumnOnEntity } from '../../../salesforce-error.ts';
import type { ObjectSchema } from '../../../schema/schema-types.ts';
import type { FlowRecordLookup } from '../../definition.ts';
import { evaluateScalar } from '../evaluate.ts';
import { createRowTest, sortRows } from '../filter-rows.ts';
import { faultOf } from '../flow-fault.ts';
import { asScalar, toFlowRecord, type FlowObject } from '../flow-value.ts';
import type { Interview } from '../interview.ts';
import { assignReference } from '../assign-reference.ts';

const MAX_ROWS = 50_000;

/** @throws FlowFault */
export function lookUpRecords(interview: Interview, element: FlowRecordLookup): void {
  const found = read(interview, element);
  const [first = null] = found;
  const result = element.firstOnly ? first : found;
  if (element.storesOutput) {
    interview.results.set(element.name, result);
    return;
  }
  if (first === null && !element.nullsIfNone) return;
  if (element.outputReference !== undefined) assignReference(interview, element.outputReference, result);
  for (const { name, assignTo } of element.outputs)
    assignReference(interview, assignTo, first === null ? null : asScalar(first.fields[name]));
}

function read(interview: Interview, element: FlowRecordLookup): readonly FlowObject[] {
  const { session, host } = interview;
  const object = host.metadata.object(element.object);
  host.statements.count('query', interview.execute(element.name));
  try {
    if (object === undefined || !session.canRead(object.apiName)) throw invalidType(element.object);
    assertReadable(interview, object, element);
    const test = createRowTest(interview, object, element);
    const rows = [...session.rows(object.apiName)].filter(test);
    const limit = element.firstOnly ? 1 : limitOf(interview, element);
    return sortRows(rows, object.field(element.sortField ?? '')?.name, element.isDescending)
      .slice(0, limit)
      .map((row) => toFlowRecord(object, row, session, element.queriedFields));
  } catch (error) {
    throw faultOf(error, 'look up');
  }
}

/** What a person may not see cannot be asked for by them either. */
function assertReadable({ session }: Interview, object: ObjectSchema, { filters, sortField }: FlowRecordLookup): void {
  const asked = [...filters.map(({ field }) => field), ...(sortField === undefined ? [] : [sortField])];
  const hidden = asked.find((field) => !session.canReadField(object.apiName, field));
  if (hidden !== undefined) throw noSuchColumnOnEntity(hidden, object.apiName);
}

function limitOf(interview: Interview, { limit }: FlowRecordLookup): number {
  const value = evaluateScalar(interview, limit);
  return typeof value === 'number' ? value : MAX_ROWS;
}
