import type { FlowAssignment, FlowAssignmentOperator } from '../../definition.ts';
import { evaluateExpression, resolveReference } from '../evaluate.ts';
import { FlowFault } from '../flow-fault.ts';
import { asScalar, isList, type FlowValue } from '../flow-value.ts';
import type { Interview } from '../interview.ts';
import { assignReference } from '../assign-reference.ts';

export function assign(interview: Interview, { items }: FlowAssignment): void {
  for (const { assignTo, operator, value } of items) {
    const given = evaluateExpression(interview, value);
    const before = operator === 'Assign' ? null : resolveReference(interview, assignTo);
    assignReference(interview, assignTo, apply(operator, before, given, isCollection(interview, assignTo)));
  }
}

function isCollection({ flow }: Interview, path: string): boolean {
  return flow.variables.get(path)?.isCollection ?? false;
}

function apply(
  operator: FlowAssignmentOperator,
  before: FlowValue,
  given: FlowValue,
  toCollection: boolean,
): FlowValue {
  if (toCollection) {
    const items = isList(before) ? before : [];
    const added = isList(given) ? given : [given];
    if (operator === 'Assign') return added;
    if (operator === 'AddAtStart') return [...added, ...items];
    if (operator === 'Add' || operator === 'AddItem') return [...items, ...added];
    throw new FlowFault(`The operator ${operator} is not possible for a collection`);
  }
  switch (operator) {
    case 'Assign':
      return given;
    case 'AssignCount':
      return isList(given) ? given.length : 0;
    case 'Add':
      return add(before, given);
    case 'Subtract':
      return Number(asScalar(before) ?? 0) - Number(asScalar(given) ?? 0);
    default:
      throw new FlowFault(`The operator ${operator} is possible for collections only`);
  }
}

/** Numbers are summed, texts joined. */
function add(before: FlowValue, given: FlowValue): FlowValue {
  const [left, right] = [asScalar(before), asScalar(given)];
  if (typeof left === 'string' || typeof right === 'string') return `${String(left ?? '')}${String(right ?? '')}`;
  return Number(left ?? 0) + Number(right ?? 0);
}
