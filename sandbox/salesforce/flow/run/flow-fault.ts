import { SalesforceError, type SalesforceErrorDetail } from '../../salesforce-error.ts';

/** What stops a flow; an element with a fault path catches it. `message` is what `$Flow.FaultMessage` says. */
export class FlowFault extends Error {
  override readonly name: string = 'FlowFault';
  /** The code of the org's own error, where there is one. */
  readonly code: string | undefined;
  /** The element that failed, told by whoever ran it. */
  element: string | undefined;

  constructor(message: string, code?: string) {
    super(message);
    this.code = code;
  }
}

/** A custom error element: refuses the save that triggered the flow; such elements have no fault path. */
export class FlowCustomErrorRaised extends FlowFault {
  override readonly name = 'FlowCustomErrorRaised';
  readonly details: readonly SalesforceErrorDetail[];

  constructor(details: readonly SalesforceErrorDetail[]) {
    super(details.map(({ message }) => message).join('; '));
    this.details = details;
  }
}

/** The org's refusal in the words of a flow; other errors are mistakes of the sandbox and go on as they are. */
export function faultOf(error: unknown, doing: 'create' | 'update' | 'look up'): unknown {
  if (!(error instanceof SalesforceError)) return error;
  const [first] = error.errors;
  return new FlowFault(
    `This error occurred when the flow tried to ${doing} records: ${first?.errorCode ?? ''}: ${first?.message ?? ''}. You can look up ExceptionCode values in the SOAP API Developer Guide.`,
    first?.errorCode,
  );
}

export const notSet = (path: string): FlowFault =>
  new FlowFault(`The flow failed to access the value for ${path} because it hasn't been set or assigned.`);
