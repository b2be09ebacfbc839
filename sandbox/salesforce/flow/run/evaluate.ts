import { describeReference, screenFields } from '../check/describe-reference.ts';
import { scalar } from '../check/flow-types.ts';
import type { FlowExpression } from '../definition.ts';
import { evaluateFlowFormula } from '../flow-formula.ts';
import { replaceMergeFields } from '../merge-fields.ts';
import type { Interview } from './interview.ts';
import { FlowFault, notSet } from './flow-fault.ts';
import {
  asScalar,
  fieldOf,
  isList,
  isObject,
  toFlowRecord,
  type FlowObject,
  type FlowScalar,
  type FlowValue,
} from './flow-value.ts';

/** The value of what stands where a value is wanted; nothing is null. @throws FlowFault */
export function evaluateExpression(interview: Interview, expression: FlowExpression | undefined): FlowValue {
  switch (expression?.kind) {
    case undefined:
      return null;
    case 'literal':
      return expression.value;
    case 'reference':
      return resolveReference(interview, expression.path);
    case 'text':
      return mergeText(interview, expression.text);
    case 'setup':
      return interview.host.setupId(expression.name) ?? null;
  }
}

export function evaluateScalar(interview: Interview, expression: FlowExpression | undefined): FlowScalar {
  return asScalar(evaluateExpression(interview, expression));
}

/** A text with its references filled in, as a person reads them. */
export function mergeText(interview: Interview, text: string): string {
  return replaceMergeFields(text, (path) => display(interview, path));
}

/** @throws FlowFault with the evaluator's reason */
export function evaluateFormula(interview: Interview, expression: string): FlowScalar {
  const scope = { flow: interview.flow, metadata: interview.host.metadata };
  try {
    return evaluateFlowFormula(expression, {
      typeOf: (path) => {
        const type = describeReference(scope, path);
        return typeof type === 'string' ? scalar('String') : type;
      },
      valueOf: (path) => valueInFormula(interview, path),
      isNew: interview.record?.prior === null,
      now: interview.host.now(),
    });
  } catch (error) {
    if (error instanceof TypeError) throw new FlowFault(`The formula expression is invalid: ${error.message}`);
    throw error;
  }
}

/** Formulas take what leads nowhere for blank, where everything else in a flow fails. */
function valueInFormula(interview: Interview, path: string): FlowScalar {
  try {
    return asScalar(resolveReference(interview, path));
  } catch (error) {
    if (error instanceof FlowFault) return null;
    throw error;
  }
}

function display(interview: Interview, path: string): string {
  const value = resolveReference(interview, path);
  if (isList(value)) return value.map((one) => String(asScalar(one) ?? '')).join('; ');
  const type = describeReference({ flow: interview.flow, metadata: interview.host.metadata }, path);
  const text = asScalar(value);
  if (text !== null && typeof type !== 'string' && type.dataType === 'DateTime')
    return dateTime(interview, String(text));
  return String(text ?? '');
}

/** A date-time as the running user's locale and time zone have it. */
function dateTime(interview: Interview, iso: string): string {
  const user = resolveReference(interview, '$User.TimeZoneSidKey');
  const locale = asScalar(resolveReference(interview, '$User.LocaleSidKey'));
  return new Date(iso).toLocaleString(typeof locale === 'string' ? locale.replace('_', '-') : 'en-US', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: typeof user === 'string' ? user : 'UTC',
  });
}

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
