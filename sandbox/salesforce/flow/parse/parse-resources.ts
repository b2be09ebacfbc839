import type { XmlNode } from '../../metadata/xml/xml-node.ts';
import type { FlowChoice, FlowConstant, FlowFormula, FlowTextTemplate, FlowVariable } from '../definition.ts';
import { DATA_TYPES, optional, withValue } from './parse-common.ts';

const named = (node: XmlNode): string => node.without('processMetadataValues', 'description').required('name');

export function parseVariable(node: XmlNode): FlowVariable {
  node.without('scale');
  return {
    name: named(node),
    dataType: node.oneOf('dataType', DATA_TYPES),
    isCollection: node.boolean('isCollection'),
    isInput: node.boolean('isInput'),
    isOutput: node.boolean('isOutput'),
    ...optional(node, 'objectType', 'objectType'),
    ...optional(node, 'apexClass', 'apexClass'),
    ...withValue(node),
  };
}

export function parseConstant(node: XmlNode): FlowConstant {
  return { name: named(node), dataType: node.oneOf('dataType', DATA_TYPES), ...withValue(node) };
}

export function parseFormula(node: XmlNode): FlowFormula {
  node.without('scale');
  return {
    name: named(node),
    dataType: node.oneOf('dataType', DATA_TYPES),
    expression: node.required('expression'),
  };
}

export function parseTextTemplate(node: XmlNode): FlowTextTemplate {
  return { name: named(node), text: node.text('text') ?? '', isPlainText: node.boolean('isViewedAsPlainText') };
}

export function parseChoice(node: XmlNode): FlowChoice {
  return {
    name: named(node),
    text: node.required('choiceText'),
    dataType: node.oneOf('dataType', DATA_TYPES),
    ...withValue(node),
  };
}
