import type { ServiceOperation } from '../../callout/callout-types.ts';
import type { OrgMetadata } from '../../metadata/metadata-types.ts';
import type { FlowActionCall } from '../definition.ts';
import { scalar, typeOfService, type FlowType } from './flow-types.ts';

export interface ActionSignature {
  readonly inputs: ReadonlyMap<string, { readonly type: FlowType; readonly isRequired: boolean }>;
  readonly outputs: ReadonlyMap<string, FlowType>;
}

const text = (isRequired = false): { type: FlowType; isRequired: boolean } => ({ type: scalar('String'), isRequired });
const texts = (isRequired = false): { type: FlowType; isRequired: boolean } => ({
  type: { ...scalar('String'), isCollection: true },
  isRequired,
});
const flag = { type: scalar('Boolean'), isRequired: false };

/** Source: Actions Developer Guide, "Custom Notification Actions". */
const NOTIFICATION: ActionSignature = {
  inputs: new Map([
    ['customNotifTypeId', text(true)],
    ['recipientIds', texts(true)],
    ['senderId', text()],
    ['title', text()],
    ['body', text(true)],
    ['targetId', text()],
    ['targetPageRef', text()],
  ]),
  outputs: new Map(),
};

/** Source: Actions Developer Guide, "Email Simple Actions". */
const EMAIL: ActionSignature = {
  inputs: new Map([
    ['emailAddresses', text()],
    ['emailAddressesArray', texts()],
    ['emailSubject', text()],
    ['emailBody', text()],
    ['senderType', text()],
    ['senderAddress', text()],
    ['sendRichBody', flag],
    ['recipientId', text()],
    ['relatedRecordId', text()],
    ['logEmailOnSend', flag],
  ]),
  outputs: new Map(),
};

/** The operation that `Registration.operationId` names. */
export function findOperation(metadata: OrgMetadata, actionName: string): ServiceOperation | undefined {
  const [service = '', operation = ''] = actionName.split('.');
  return metadata.automation.externalServices.get(service)?.operations.get(operation);
}

/** What an action takes and gives, or undefined if the org has no such action. */
export function signatureOf(metadata: OrgMetadata, action: FlowActionCall): ActionSignature | undefined {
  if (action.actionType !== 'externalService') {
    if (action.actionName !== action.actionType) return undefined;
    return action.actionType === 'emailSimple' ? EMAIL : NOTIFICATION;
  }
  const operation = findOperation(metadata, action.actionName);
  return operation === undefined ? undefined : signatureOfOperation(operation);
}

/** Source: Salesforce Help, "Operation Output Parameters": one output for each code of the document, and `responseCode`. */
function signatureOfOperation({ parameters, responses }: ServiceOperation): ActionSignature {
  const outputs = [...responses].flatMap(([code, type]): [string, FlowType][] =>
    type === null ? [] : [[code, typeOfService(type)]],
  );
  return {
    inputs: new Map(parameters.map(({ name, type, isRequired }) => [name, { type: typeOfService(type), isRequired }])),
    outputs: new Map<string, FlowType>([['default', scalar('String')], ...outputs, ['responseCode', scalar('Number')]]),
  };
}
