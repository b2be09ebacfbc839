import { describeReference } from '../check/describe-reference.ts';
import { FlowFault } from './flow-fault.ts';
import { emptyRecord, fieldOf, isObject, withField, type FlowObject, type FlowValue } from './flow-value.ts';
import type { Interview } from './interview.ts';

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
