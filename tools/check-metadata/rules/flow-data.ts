import { flowsOf, LOOKUP, type Flow } from '../flow/flow.ts';
import type { Problem } from '../problem.ts';
import { fileNamed, type Project } from '../project/project.ts';
import type { FieldInfo } from '../schema/schema.ts';
import { childOf, childrenOf, textOf, textsOf, type Element } from '../xml/element.ts';
import type { Rule } from './rule.ts';

const RECORDS = ['recordCreates', 'recordLookups', 'recordUpdates'];
const NOTIFICATION_TYPE = 'CustomNotificationType';

/** The records that a flow reads and writes are there, with these fields and these values. */
export const flowData: Rule = {
  name: 'flow-data',
  check: (project: Project) =>
    flowsOf(project).flatMap((flow) =>
      recordsOf(flow).flatMap((element) =>
        checkRecord(element, project).map(([problem, remedy]): Problem => ({ file: flow.file.path, problem, remedy })),
      ),
    ),
};

type Fault = readonly [problem: string, remedy: string];

function recordsOf({ nodes, start }: Flow): Element[] {
  const elements = nodes.filter(({ kind }) => RECORDS.includes(kind)).map(({ element }) => element);
  return textOf(start, 'object') === '' ? elements : [start, ...elements];
}

function checkRecord(element: Element, project: Project): Fault[] {
  const name = textOf(element, 'object');
  const object = project.schema.get(name);
  if (object === undefined) return [[`uses the object ${name}, which is not there`, 'correct its name']];
  const entries = [...childrenOf(element, 'filters'), ...childrenOf(element, 'inputAssignments')];
  const used = [...entries.map((entry) => textOf(entry, 'field')), ...textsOf(element, 'queriedFields')];
  const missing = used
    .filter((field) => !object.fields.has(field))
    .map((field): Fault => [`uses ${field}, which ${name} does not have`, 'correct the field']);
  const values = entries.flatMap((entry) =>
    checkValue(entry, object.fields.get(textOf(entry, 'field')), name, project),
  );
  const all: Fault[] =
    element.name === LOOKUP && textsOf(element, 'queriedFields').length === 0
      ? [[`reads every field of ${name}`, 'name those that are needed in queriedFields']]
      : [];
  const logic = checkLogic(textOf(element, 'filterLogic'), childrenOf(element, 'filters').length);
  return [...missing, ...values, ...all, ...logic];
}

function checkValue(entry: Element, field: FieldInfo | undefined, object: string, project: Project): Fault[] {
  const value = childOf(entry, 'value');
  const text = value === undefined ? '' : textOf(value, 'stringValue');
  if (field === undefined || text === '') return [];
  if (field.picklistValues.length > 0 && !field.picklistValues.includes(text))
    return [[`uses ${text}, which ${field.name} does not offer`, 'use one of its values']];
  if (object === NOTIFICATION_TYPE && fileNamed(project, 'notiftype', text) === undefined)
    return [[`looks for the notification type ${text}, which is not there`, 'add it or correct the name']];
  return [];
}

/** Source: Metadata API Developer Guide, "Flow", FlowRecordLookup: `and`, `or`, or an expression over the filters. */
function checkLogic(logic: string, count: number): Fault[] {
  if (['', 'and', 'or'].includes(logic.toLowerCase())) return [];
  const numbers = new Set([...logic.matchAll(/\d+/gu)].map(([number]) => Number(number)));
  const isComplete = numbers.size === count && [...numbers].every((number) => number >= 1 && number <= count);
  return isComplete ? [] : [[`combines ${count} filters by "${logic}"`, 'name each filter once by its number']];
}
