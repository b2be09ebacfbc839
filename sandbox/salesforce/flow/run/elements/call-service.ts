import type { ServiceOperation, ServiceType } from '../../../callout/callout-types.ts';
import { findClass } from '../../check/describe-reference.ts';
import type { FlowActionCall } from '../../definition.ts';
import { FlowFault } from '../flow-fault.ts';
import type { CalloutAnswer, FlowRun } from '../flow-host.ts';
import type { FlowScalar, FlowValue } from '../flow-value.ts';
import type { Interview } from '../interview.ts';

/**
 * Calls an operation of an external service. Codes that the document declares become outputs; what Salesforce makes of
 * other codes is not documented for flows, here they are a fault.
 * Source: Salesforce Help, "Operation Output Parameters".
 * @throws FlowFault
 */
export function* callService(
  interview: Interview,
  element: FlowActionCall,
  operation: ServiceOperation,
  inputs: ReadonlyMap<string, FlowValue>,
): FlowRun<Readonly<Record<string, FlowValue>>> {
  const { transaction } = interview;
  if (transaction.isInSave || (transaction.hasUncommittedWork && !mayCommit(interview, element)))
    throw new FlowFault(
      'You have uncommitted work pending. Please commit or rollback before calling out',
      'CALLOUT_EXCEPTION',
    );
  const [registration = ''] = element.actionName.split('.');
  const reply = yield {
    kind: 'callout',
    callout: { registration, operation, inputs, userId: interview.userId },
  };
  if (reply.kind === 'refused') throw new FlowFault(reply.message, 'CALLOUT_EXCEPTION');
  if (reply.kind !== 'callout') throw new FlowFault('The callout got no answer', 'CALLOUT_EXCEPTION');
  return outputsOf(interview, operation, reply.answer);
}

/** Only where somebody looks at screens can a flow commit what it did so far and go on. */
function mayCommit({ transaction }: Interview, { transactionModel }: FlowActionCall): boolean {
  return transaction.mayCommit && transactionModel !== 'CurrentTransaction';
}

function outputsOf(
  interview: Interview,
  operation: ServiceOperation,
  { status, body }: CalloutAnswer,
): Readonly<Record<string, FlowValue>> {
  const codes = [String(status), `${String(status).charAt(0)}XX`];
  const code = codes.find((one) => operation.responses.has(one));
  if (code === undefined) {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    if (operation.responses.has('default')) return { responseCode: status, default: text };
    throw new FlowFault(
      `The external service answered with the response code ${String(status)}, which the registration does not declare: ${text}`,
      'CALLOUT_EXCEPTION',
    );
  }
  const type = operation.responses.get(code) ?? null;
  return { responseCode: status, ...(type === null ? {} : { [code]: read(interview, type, body) }) };
}

/** An answer as the declared type; what the document does not name is left out. */
function read(interview: Interview, type: ServiceType, value: unknown): FlowValue {
  if (value === null || value === undefined) return null;
  if (type.kind === 'list') return Array.isArray(value) ? value.map((one) => read(interview, type.of, one)) : [];
  if (type.kind !== 'object') return readScalar(type.kind, value);
  const properties = [...(findClass(interview.host.metadata, type.className) ?? [])];
  const source: Readonly<Record<string, unknown>> = typeof value === 'object' ? { ...value } : {};
  return {
    kind: 'apex',
    type: type.className,
    fields: Object.fromEntries(properties.map(([name, one]) => [name, read(interview, one.type, source[name])])),
    changed: [],
  };
}

function readScalar(kind: string, value: unknown): FlowScalar {
  const isFitting =
    kind === 'boolean'
      ? typeof value === 'boolean'
      : kind === 'number' || kind === 'integer'
        ? typeof value === 'number'
        : typeof value === 'string';
  if (!isFitting)
    throw new FlowFault(`Illegal value for primitive in the answer of the external service`, 'CALLOUT_EXCEPTION');
  if (kind === 'datetime' && typeof value === 'string') return new Date(value).toISOString();
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
