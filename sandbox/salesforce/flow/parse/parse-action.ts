import type { XmlNode } from '../../metadata/xml/xml-node.ts';
import { ACTION_TYPES, type FlowActionCall } from '../definition.ts';
import { fallibleParts, namedValues, outputs } from './parse-common.ts';

const TRANSACTION_MODELS = ['Automatic', 'NewTransaction', 'CurrentTransaction'] as const;

/** `nameSegment` and `versionString` repeat what `actionName` says. */
export function parseActionCall(node: XmlNode): FlowActionCall {
  node.without('nameSegment', 'versionString', 'offset');
  return {
    kind: 'actionCall',
    ...fallibleParts(node),
    actionType: node.oneOf('actionType', ACTION_TYPES),
    actionName: node.required('actionName'),
    transactionModel: node.has('flowTransactionModel')
      ? node.oneOf('flowTransactionModel', TRANSACTION_MODELS)
      : 'CurrentTransaction',
    inputs: namedValues(node, 'inputParameters'),
    outputs: outputs(node, 'outputParameters'),
    storesOutput: node.boolean('storeOutputAutomatically'),
  };
}
