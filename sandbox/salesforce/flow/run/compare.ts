import type { FlowComparison, FlowConditions } from '../definition.ts';
import type { Interview } from './interview.ts';
import { evaluateExpression, resolveReference } from './evaluate.ts';
import { FlowFault } from './flow-fault.ts';
import { asScalar, isList, type FlowScalar, type FlowValue } from './flow-value.ts';
import { evaluateLogic } from './logic.ts';

/** Whether the conditions of a decision hold. @throws FlowFault */
export function holds(interview: Interview, { logic, conditions }: FlowConditions): boolean {
  return evaluateLogic(
    logic,
    conditions.map((condition) => () => {
      const { left, operator, right } = condition;
      const wanted = evaluateExpression(interview, right);
      if (operator === 'WasVisited') return interview.visited.has(left) === (wanted === true);
      if (operator === 'IsChanged') return isChanged(interview, left) === (wanted === true);
      return compare(operator, resolveReference(interview, left), wanted);
    }),
  );
}

function isChanged(interview: Interview, path: string): boolean {
  const { record } = interview;
  if (record === undefined || record.prior === null) return false;
  const before = resolveReference(interview, path.replace(/^\$Record\./u, '$Record__Prior.'));
  return asScalar(resolveReference(interview, path)) !== asScalar(before);
}

/** Texts are compared as they are written; ids of 15 and 18 characters are not alike here. */
export function compare(operator: FlowComparison, left: FlowValue, right: FlowValue): boolean {
  switch (operator) {
    case 'IsNull':
      return isNothing(left) === (right === true);
    case 'IsBlank':
      return (isNothing(left) || left === '') === (right === true);
    case 'IsEmpty':
      return (isNothing(left) || (isList(left) && left.length === 0)) === (right === true);
    case 'In':
      return isList(right) && right.some((one) => asScalar(one) === asScalar(left));
    case 'NotIn':
      return !isList(right) || right.every((one) => asScalar(one) !== asScalar(left));
    case 'Contains':
      if (isList(left)) return left.some((one) => asScalar(one) === asScalar(right));
      return compareScalars(operator, asScalar(left), asScalar(right));
    default:
      return compareScalars(operator, asScalar(left), asScalar(right));
  }
}

export function compareScalars(operator: FlowComparison, left: FlowScalar, right: FlowScalar): boolean {
  switch (operator) {
    case 'EqualTo':
      return left === right;
    case 'NotEqualTo':
      return left !== right;
    case 'StartsWith':
      return left !== null && String(left).startsWith(String(right ?? ''));
    case 'EndsWith':
      return left !== null && String(left).endsWith(String(right ?? ''));
    case 'Contains':
      return left !== null && String(left).includes(String(right ?? ''));
    case 'GreaterThan':
      return left !== null && right !== null && left > right;
    case 'LessThan':
      return left !== null && right !== null && left < right;
    case 'GreaterThanOrEqualTo':
      return left !== null && right !== null && left >= right;
    case 'LessThanOrEqualTo':
      return left !== null && right !== null && left <= right;
    default:
      throw new FlowFault(`The operator ${operator} is not possible here`);
  }
}

function isNothing(value: FlowValue): boolean {
  return value === null;
}
