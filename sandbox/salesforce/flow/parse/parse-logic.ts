import type { XmlNode } from '../../metadata/xml/xml-node.ts';
import {
  ASSIGNMENT_OPERATORS,
  type FlowAssignment,
  type FlowCustomError,
  type FlowDecision,
  type FlowLoop,
  type FlowSubflow,
} from '../definition.ts';
import { conditions, connector, namedValues, nodeParts, optional, outputs, withValue } from './parse-common.ts';

export function parseAssignment(node: XmlNode): FlowAssignment {
  return {
    kind: 'assignment',
    ...nodeParts(node),
    items: node.list('assignmentItems').map((item) => {
      item.without('processMetadataValues');
      return {
        assignTo: item.required('assignToReference'),
        operator: item.oneOf('operator', ASSIGNMENT_OPERATORS),
        ...withValue(item),
      };
    }),
  };
}

export function parseDecision(node: XmlNode): FlowDecision {
  node.without('defaultConnectorLabel');
  return {
    kind: 'decision',
    ...nodeParts(node, 'defaultConnector'),
    rules: node.list('rules').map((rule) => {
      rule.without('processMetadataValues', 'label', 'description');
      const next = connector(rule, 'connector');
      return {
        name: rule.required('name'),
        ...conditions(rule),
        onlyWhenChanged: rule.boolean('doesRequireRecordChangedToMeetCriteria'),
        ...(next === undefined ? {} : { next }),
      };
    }),
  };
}

export function parseLoop(node: XmlNode): FlowLoop {
  const nextValue = connector(node, 'nextValueConnector');
  return {
    kind: 'loop',
    ...nodeParts(node, 'noMoreValuesConnector'),
    collection: node.required('collectionReference'),
    isDescending: node.has('iterationOrder') && node.oneOf('iterationOrder', ['Asc', 'Desc']) === 'Desc',
    ...optional(node, 'assignNextValueToReference', 'assignTo'),
    ...(nextValue === undefined ? {} : { nextValue }),
  };
}

export function parseSubflow(node: XmlNode): FlowSubflow {
  return {
    kind: 'subflow',
    ...nodeParts(node),
    flowName: node.required('flowName'),
    inputs: namedValues(node, 'inputAssignments'),
    outputs: outputs(node, 'outputAssignments'),
    storesOutput: node.boolean('storeOutputAutomatically'),
  };
}

export function parseCustomError(node: XmlNode): FlowCustomError {
  return {
    kind: 'customError',
    ...nodeParts(node),
    messages: node.list('customErrorMessages').map((message) => {
      message.without('processMetadataValues');
      const isFieldError = message.boolean('isFieldError');
      return {
        text: message.required('errorMessage'),
        ...(isFieldError ? { field: message.required('fieldSelection') } : {}),
      };
    }),
  };
}
