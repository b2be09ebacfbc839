import type { FlowCustomError } from '../../definition.ts';
import { mergeText } from '../evaluate.ts';
import { FlowCustomErrorRaised } from '../flow-fault.ts';
import type { Interview } from '../interview.ts';

/** @throws FlowCustomErrorRaised always */
export function raiseError(interview: Interview, { messages }: FlowCustomError): never {
  throw new FlowCustomErrorRaised(
    messages.map(({ text, field }) => ({
      errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
      message: mergeText(interview, text),
      fields: field === undefined ? [] : [field],
    })),
  );
}
