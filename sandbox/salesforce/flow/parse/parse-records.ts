import type { XmlNode } from '../../metadata/xml/xml-node.ts';
import type { FlowRecordCreate, FlowRecordLookup, FlowRecordUpdate } from '../definition.ts';
import { expression, fallibleParts, filters, namedValues, optional, outputs } from './parse-common.ts';

export function parseRecordLookup(node: XmlNode): FlowRecordLookup {
  const queriedFields = node.texts('queriedFields');
  const limit = expression(node, 'limit');
  return {
    kind: 'recordLookup',
    ...fallibleParts(node),
    ...filters(node),
    object: node.required('object'),
    firstOnly: node.boolean('getFirstRecordOnly', true),
    ...(queriedFields.length === 0 ? {} : { queriedFields }),
    ...optional(node, 'sortField', 'sortField'),
    isDescending: node.has('sortOrder') && node.oneOf('sortOrder', ['Asc', 'Desc']) === 'Desc',
    ...(limit === undefined ? {} : { limit }),
    storesOutput: node.boolean('storeOutputAutomatically'),
    ...optional(node, 'outputReference', 'outputReference'),
    outputs: outputs(node, 'outputAssignments', 'field'),
    nullsIfNone: node.boolean('assignNullValuesIfNoRecordsFound'),
  };
}

export function parseRecordCreate(node: XmlNode): FlowRecordCreate {
  return {
    kind: 'recordCreate',
    ...fallibleParts(node),
    ...optional(node, 'object', 'object'),
    values: namedValues(node, 'inputAssignments', 'field'),
    ...optional(node, 'inputReference', 'inputReference'),
    ...optional(node, 'assignRecordIdToReference', 'assignIdTo'),
    storesOutput: node.boolean('storeOutputAutomatically'),
  };
}

export function parseRecordUpdate(node: XmlNode): FlowRecordUpdate {
  return {
    kind: 'recordUpdate',
    ...fallibleParts(node),
    ...filters(node),
    ...optional(node, 'object', 'object'),
    values: namedValues(node, 'inputAssignments', 'field'),
    ...optional(node, 'inputReference', 'inputReference'),
  };
}
