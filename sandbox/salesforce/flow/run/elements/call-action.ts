import { findOperation } from '../../check/action-types.ts';
import type { FlowActionCall } from '../../definition.ts';
import { evaluateExpression } from '../evaluate.ts';
import type { FlowRun } from '../flow-host.ts';
import type { FlowValue } from '../flow-value.ts';
import type { Interview } from '../interview.ts';
import { assignReference } from '../assign-reference.ts';
import { callService } from './call-service.ts';
import { sendEmail } from './send-email.ts';
import { sendNotification } from './send-notification.ts';

/** @throws FlowFault */
export function* callAction(interview: Interview, element: FlowActionCall): FlowRun<void> {
  const inputs = new Map(element.inputs.map(({ name, value }) => [name, evaluateExpression(interview, value)]));
  switch (element.actionType) {
    case 'customNotificationAction':
      sendNotification(interview, inputs);
      return;
    case 'emailSimple':
      sendEmail(interview, inputs);
      return;
    case 'externalService': {
      const operation = findOperation(interview.host.metadata, element.actionName);
      if (operation === undefined) return;
      keepOutputs(interview, element, yield* callService(interview, element, operation, inputs));
    }
  }
}

function keepOutputs(
  interview: Interview,
  { name, storesOutput, outputs }: FlowActionCall,
  fields: Readonly<Record<string, FlowValue>>,
): void {
  for (const output of outputs) assignReference(interview, output.assignTo, fields[output.name] ?? null);
  if (storesOutput) interview.results.set(name, { kind: 'apex', type: name, fields, changed: [] });
}
