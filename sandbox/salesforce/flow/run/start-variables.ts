import { evaluateExpression } from './evaluate.ts';
import type { FlowValue } from './flow-value.ts';
import type { Interview } from './interview.ts';

/** Variables as they stand before the first element. Inputs that the flow does not take are left out. */
export function startVariables(interview: Interview, inputs: Readonly<Record<string, FlowValue>> = {}): void {
  for (const { name, isInput, isCollection, value } of interview.flow.variables.values()) {
    const given = isInput ? inputs[name] : undefined;
    interview.variables.set(name, given ?? (isCollection ? [] : evaluateExpression(interview, value)));
  }
}
