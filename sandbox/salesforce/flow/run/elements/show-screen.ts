import type { FlowScreen, FlowScreenField } from '../../definition.ts';
import { holds } from '../compare.ts';
import { FlowFault } from '../flow-fault.ts';
import type { FlowRun } from '../flow-host.ts';
import type { FlowScalar, FlowValue } from '../flow-value.ts';
import type { Interview } from '../interview.ts';

/** Shows a screen and keeps what was put in. @throws FlowFault if the interview was left */
export function* showScreen(interview: Interview, screen: FlowScreen): FlowRun<void> {
  const reply = yield { kind: 'screen', screen };
  if (reply.kind !== 'screen') throw new FlowFault('The interview was left');
  for (const field of screen.fields) {
    if (field.fieldType === 'DisplayText' || !isVisible(interview, field)) continue;
    interview.results.set(field.name, convert(field, reply.values[field.name] ?? null));
  }
}

export function isVisible(interview: Interview, { visibility }: FlowScreenField): boolean {
  return visibility === undefined || holds(interview, visibility);
}

function convert({ dataType, choices }: FlowScreenField, value: FlowValue): FlowScalar {
  if (value === null || value === '' || typeof value === 'object') return dataType === 'Boolean' ? false : null;
  if (choices.length > 0) return value;
  if (dataType === 'Number' || dataType === 'Currency') return Number(value);
  return dataType === 'Boolean' ? value === true || value === 'true' : value;
}
