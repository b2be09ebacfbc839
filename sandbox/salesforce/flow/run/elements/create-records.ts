import type { FlowRecordCreate } from '../../definition.ts';
import { evaluateScalar, resolveReference } from '../evaluate.ts';
import { faultOf, FlowFault } from '../flow-fault.ts';
import { isList, isObject, withField, type FlowObject, type FlowValue } from '../flow-value.ts';
import type { Interview } from '../interview.ts';
import { assignReference } from '../assign-reference.ts';

/** Creates records or publishes platform events. @throws FlowFault; then nothing of this element has happened */
export function createRecords(interview: Interview, element: FlowRecordCreate): void {
  const { inputReference, object } = element;
  if (inputReference !== undefined) {
    createFromReference(interview, element.name, inputReference);
    return;
  }
  const values = element.values.map(({ name, value }) => [name, evaluateScalar(interview, value)] as const);
  const id = save(interview, element.name, [{ object: object ?? '', values: Object.fromEntries(values) }])[0] ?? '';
  if (element.storesOutput) interview.results.set(element.name, id);
  if (element.assignIdTo !== undefined) assignReference(interview, element.assignIdTo, id);
}

function createFromReference(interview: Interview, element: string, path: string): void {
  const value = resolveReference(interview, path);
  const given = isList(value) ? value : [value];
  const records = given.map((one) => recordOf(one, path));
  const ids = save(
    interview,
    element,
    records.map(({ type, fields }) => ({ object: type, values: fields })),
  );
  const saved = records.map((record, index): FlowValue => withField(record, 'Id', ids[index] ?? null));
  assignReference(interview, path, isList(value) ? saved : (saved[0] ?? null));
}

function recordOf(value: FlowValue, path: string): FlowObject {
  if (isObject(value) && value.kind === 'record') return value;
  throw new FlowFault(`${path} holds no record to create`);
}

interface NewRecord {
  readonly object: string;
  readonly values: Readonly<Record<string, FlowValue>>;
}

function save(interview: Interview, element: string, records: readonly NewRecord[]): readonly string[] {
  const { session, transaction, host } = interview;
  try {
    transaction.hasUncommittedWork = true;
    return host.statements.change(interview.execute(element), () =>
      session.transaction(() =>
        records.map(({ object, values }) => session.insert(object, values, { useAssignmentRules: false })),
      ),
    );
  } catch (error) {
    throw faultOf(error, 'create');
  }
}
