import { describeReference, screenFields } from '../check/describe-reference.ts';
import type { Interview } from './interview.ts';
import { evaluateExpression, evaluateFormula, mergeText } from './evaluate.ts';
import { FlowFault, notSet } from './flow-fault.ts';
import {
  asScalar,
  emptyRecord,
  fieldOf,
  isList,
  isObject,
  toFlowRecord,
  withField,
  type FlowObject,
  type FlowValue,
} from './flow-value.ts';

/** The value of a reference. @throws FlowFault if it leads through something that has no value */
export function resolveReference(interview: Interview, path: string): FlowValue {
  const [root = '', ...rest] = path.split('.');
  const global = resolveGlobal(interview, root, rest);
  if (global !== undefined) return global;
  return rest.reduce<FlowValue>(
    (value, segment) => step(interview, value, segment, path),
    valueOfRoot(interview, root),
  );
}

function resolveGlobal(interview: Interview, root: string, rest: readonly string[]): FlowValue | undefined {
  const { host, session } = interview;
  const name = rest.join('.');
  switch (root) {
    case '$Flow':
      return flowGlobal(interview, name);
    case '$GlobalConstant':
      return name === 'EmptyString' ? '' : name === 'True';
    case '$Label':
      return host.metadata.labels.get(name)?.value ?? null;
    case '$Permission':
      return session.user.hasCustomPermission(name);
    default:
      return undefined;
  }
}

function flowGlobal(interview: Interview, name: string): FlowValue {
  switch (name) {
    case 'FaultMessage':
      return interview.faultMessage;
    case 'CurrentDate':
      return interview.host.now().slice(0, 10);
    case 'CurrentDateTime':
      return interview.host.now();
    case 'InterviewGuid':
      return interview.guid;
    case 'InterviewStartTime':
      return interview.startedAt;
    default:
      return null;
  }
}

function valueOfRoot(interview: Interview, root: string): FlowValue {
  const { flow, record } = interview;
  if (root === '$Record') return record?.current ?? null;
  if (root === '$Record__Prior') return record?.prior ?? null;
  if (root === '$User') return readRecord(interview, 'User', interview.userId);
  if (root === '$Organization') {
    const [organization] = interview.session.rows('Organization');
    return organization === undefined ? null : readRecord(interview, 'Organization', organization.Id);
  }
  if (flow.variables.has(root)) return interview.variables.get(root) ?? null;
  const constant = flow.constants.get(root);
  if (constant !== undefined) return evaluateExpression(interview, constant.value);
  const formula = flow.formulas.get(root);
  if (formula !== undefined) return evaluateFormula(interview, formula.expression);
  const template = flow.textTemplates.get(root);
  if (template !== undefined) return mergeText(interview, template.text);
  const choice = flow.choices.get(root);
  if (choice !== undefined)
    return choice.value === undefined ? mergeText(interview, choice.text) : evaluateExpression(interview, choice.value);
  const left = interview.results.get(root);
  if (left !== undefined) return left;
  const isScreenField = screenFields(flow).some(({ name }) => name === root);
  if (isScreenField || flow.elements.has(root)) return null;
  throw new FlowFault(`The reference ${root} does not exist`);
}

function readRecord(interview: Interview, objectName: string, id: string): FlowObject | null {
  const object = interview.host.metadata.object(objectName);
  const row = object === undefined ? undefined : interview.session.get(objectName, id);
  return object === undefined || row === undefined ? null : toFlowRecord(object, row, interview.session);
}

function step(interview: Interview, value: FlowValue, segment: string, path: string): FlowValue {
  if (!isObject(value)) throw isList(value) ? new FlowFault(`${path}: a collection has no fields`) : notSet(path);
  const field = fieldOf(value, segment);
  if (field !== undefined || value.kind === 'apex') return field ?? null;
  return followLookup(interview, value, segment) ?? null;
}

/** `Contact` or `Owner:User` of a record: the record that its lookup names. */
function followLookup(interview: Interview, value: FlowObject, segment: string): FlowObject | null | undefined {
  const { metadata } = interview.host;
  const [relationship = '', target] = segment.split(':');
  const object = metadata.object(value.type);
  const lookup = [...(object?.fields.values() ?? [])].find((field) => field.relationshipName === relationship);
  const id = lookup === undefined ? null : asScalar(fieldOf(value, lookup.name));
  if (lookup === undefined || typeof id !== 'string') return null;
  const parent = (lookup.referenceTo ?? []).find(
    (one) => metadata.object(one)?.keyPrefix === id.slice(0, 3) && (target === undefined || one === target),
  );
  return parent === undefined ? null : readRecord(interview, parent, id);
}

/** Sets a variable, a field of one, or a field of the triggering record. @throws FlowFault */
export function assignReference(interview: Interview, path: string, value: FlowValue): void {
  const [root = '', ...rest] = path.split('.');
  if (root === '$Record' && interview.record !== undefined) {
    interview.record.current = withField(interview.record.current, rest.join('.'), value);
    return;
  }
  if (!interview.flow.variables.has(root)) throw new FlowFault(`${path} cannot be assigned to`);
  interview.variables.set(root, setWithin(interview, interview.variables.get(root) ?? null, [root], rest, value));
}

function setWithin(
  interview: Interview,
  holder: FlowValue,
  walked: readonly string[],
  rest: readonly string[],
  value: FlowValue,
): FlowValue {
  const [segment, ...more] = rest;
  if (segment === undefined) return value;
  const object = isObject(holder) ? holder : createObject(interview, walked.join('.'));
  const inner = fieldOf(object, segment) ?? null;
  return withField(object, segment, setWithin(interview, inner, [...walked, segment], more, value));
}

/** Records and Apex-defined values come into being when their first field is set. */
function createObject(interview: Interview, path: string): FlowObject {
  const type = describeReference({ flow: interview.flow, metadata: interview.host.metadata }, path);
  if (typeof type === 'string') throw new FlowFault(type);
  if (type.className !== undefined) return { kind: 'apex', type: type.className, fields: {}, changed: [] };
  if (type.object !== undefined) return emptyRecord(type.object);
  throw new FlowFault(`${path} has no fields`);
}
