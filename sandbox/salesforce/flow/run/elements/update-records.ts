import { invalidType } from '../../../salesforce-error.ts';
import type { FlowRecordUpdate } from '../../definition.ts';
import { evaluateScalar, resolveReference } from '../evaluate.ts';
import { createRowTest } from '../filter-rows.ts';
import { faultOf, FlowFault } from '../flow-fault.ts';
import { asScalar, fieldOf, isList, isObject, withField, type FlowScalar, type FlowValue } from '../flow-value.ts';
import type { Interview } from '../interview.ts';

interface Change {
  readonly object: string;
  readonly id: string;
  readonly values: Readonly<Record<string, FlowValue>>;
}

/** @throws FlowFault; then nothing of this element has happened */
export function updateRecords(interview: Interview, element: FlowRecordUpdate): void {
  const values = (): Record<string, FlowScalar> =>
    Object.fromEntries(element.values.map(({ name, value }) => [name, evaluateScalar(interview, value)]));
  const { inputReference } = element;
  if (inputReference === '$Record' && element.values.length > 0) updateTrigger(interview, element, values());
  else if (inputReference !== undefined) save(interview, element, changesOf(interview, inputReference));
  else save(interview, element, foundBy(interview, element, values()));
}

/** Before the save, the fields go into it; after it, they are a save of their own. */
function updateTrigger(
  interview: Interview,
  element: FlowRecordUpdate,
  values: Readonly<Record<string, FlowScalar>>,
): void {
  const { record, flow } = interview;
  if (record === undefined) throw new FlowFault('There is no triggering record');
  if (!createRowTest(interview, record.object, element)(record.current.fields)) return;
  if (flow.trigger?.time !== 'RecordBeforeSave') {
    const id = asScalar(fieldOf(record.current, 'Id'));
    save(interview, element, [{ object: record.object.apiName, id: String(id ?? ''), values }]);
  }
  for (const [name, value] of Object.entries(values)) record.current = withField(record.current, name, value);
}

/** Of records in a variable only what the flow set is written. */
function changesOf(interview: Interview, path: string): readonly Change[] {
  const value = resolveReference(interview, path);
  return (isList(value) ? value : [value]).map((one) => {
    const id = isObject(one) ? asScalar(fieldOf(one, 'Id')) : null;
    if (!isObject(one) || typeof id !== 'string') throw new FlowFault(`${path} holds no record with an id to update`);
    const changed = one.changed.filter((name) => name !== 'Id');
    return {
      object: one.type,
      id,
      values: Object.fromEntries(changed.map((name) => [name, one.fields[name] ?? null])),
    };
  });
}

/** Finding none is no failure. */
function foundBy(
  interview: Interview,
  element: FlowRecordUpdate,
  values: Readonly<Record<string, FlowScalar>>,
): readonly Change[] {
  const { session, host } = interview;
  const object = host.metadata.object(element.object ?? '');
  if (object === undefined || !session.canRead(object.apiName))
    throw faultOf(invalidType(element.object ?? ''), 'update');
  host.statements.count('query', interview.execute(`${element.name} filter`));
  const rows = [...session.rows(object.apiName)].filter(createRowTest(interview, object, element));
  return rows.map(({ Id }) => ({ object: object.apiName, id: Id, values }));
}

function save(interview: Interview, { name }: FlowRecordUpdate, changes: readonly Change[]): void {
  const { session, transaction, host } = interview;
  if (changes.length === 0) return;
  try {
    transaction.hasUncommittedWork = true;
    host.statements.change(interview.execute(name), () => {
      session.transaction(() => {
        for (const { object, id, values } of changes) session.update(object, id, values, { useAssignmentRules: false });
      });
    });
  } catch (error) {
    throw faultOf(error, 'update');
  }
}
