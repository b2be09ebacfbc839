import { MetadataProblem, type XmlNode } from '../../metadata/xml/xml-node.ts';
import {
  COMPARISONS,
  type FlowConditions,
  type FlowDataType,
  type FlowExpression,
  type FlowFilters,
  type FlowNamedValue,
  type FlowOutput,
} from '../definition.ts';

export const DATA_TYPES: readonly FlowDataType[] = [
  'String',
  'Number',
  'Currency',
  'Boolean',
  'Date',
  'DateTime',
  'Picklist',
  'SObject',
  'Apex',
];

/** An optional text under a name of ours; nothing where the element is missing or empty. */
export function optional<K extends string>(node: XmlNode, element: string, key: K): Partial<Record<K, string>> {
  const text = node.text(element);
  const found: Partial<Record<string, string>> = text === undefined || text === '' ? {} : { [key]: text };
  return found;
}

/** Where a connector leads. `isGoTo` only says how the line is drawn. */
export function connector(node: XmlNode, element: string): string | undefined {
  return node.node(element)?.without('processMetadataValues', 'isGoTo').required('targetReference');
}

export interface NodeParts {
  readonly name: string;
  readonly label: string;
  readonly next?: string;
}

/** What every element on the canvas has. */
export function nodeParts(node: XmlNode, nextElement = 'connector'): NodeParts {
  node.without('processMetadataValues', 'locationX', 'locationY', 'description', 'elementSubtype');
  const next = connector(node, nextElement);
  const name = node.required('name');
  return { name, label: node.text('label') ?? name, ...(next === undefined ? {} : { next }) };
}

export function fallibleParts(node: XmlNode): NodeParts & { readonly onFault?: string } {
  const onFault = connector(node, 'faultConnector');
  return { ...nodeParts(node), ...(onFault === undefined ? {} : { onFault }) };
}

/** The value below an element, for instance `value` or `rightValue`. @throws MetadataProblem for one not known here */
export function expression(node: XmlNode, element: string): FlowExpression | undefined {
  const value = node.node(element);
  if (value === undefined) return undefined;
  const text = value.text('stringValue');
  if (text !== undefined) return { kind: 'text', text };
  if (value.has('booleanValue')) return { kind: 'literal', value: value.boolean('booleanValue'), type: 'Boolean' };
  const number = value.text('numberValue');
  if (number !== undefined) {
    if (!/^-?\d+(?:\.\d+)?$/u.test(number))
      throw new MetadataProblem(`'${number}' is not a valid value for the type xsd:double`);
    return { kind: 'literal', value: Number(number), type: 'Number' };
  }
  const date = value.text('dateValue');
  if (date !== undefined) return { kind: 'literal', value: date, type: 'Date' };
  const dateTime = value.text('dateTimeValue');
  if (dateTime !== undefined) {
    if (!Number.isFinite(Date.parse(dateTime))) throw new MetadataProblem(`'${dateTime}' is not a valid dateTime`);
    return { kind: 'literal', value: new Date(dateTime).toISOString(), type: 'DateTime' };
  }
  const path = value.text('elementReference');
  if (path !== undefined) return { kind: 'reference', path };
  const setup = value.text('setupReference');
  if (setup !== undefined) return { kind: 'setup', name: setup, type: value.required('setupReferenceType') };
  return undefined;
}

export function withValue(node: XmlNode, element = 'value'): { readonly value?: FlowExpression } {
  const value = expression(node, element);
  return value === undefined ? {} : { value };
}

/** Inputs of actions and subflows, and field values: pairs of a name and a value. */
export function namedValues(node: XmlNode, list: string, nameElement = 'name'): FlowNamedValue[] {
  return node.list(list).map((one) => {
    one.without('processMetadataValues');
    return { name: one.required(nameElement), ...withValue(one) };
  });
}

export function outputs(node: XmlNode, list: string, nameElement = 'name'): FlowOutput[] {
  return node.list(list).map((one) => {
    one.without('processMetadataValues');
    return { name: one.required(nameElement), assignTo: one.required('assignToReference') };
  });
}

export function conditions(node: XmlNode): FlowConditions {
  return {
    logic: node.text('conditionLogic') ?? 'and',
    conditions: node.list('conditions').map((one) => {
      one.without('processMetadataValues');
      const right = expression(one, 'rightValue');
      return {
        left: one.required('leftValueReference'),
        operator: one.oneOf('operator', COMPARISONS),
        ...(right === undefined ? {} : { right }),
      };
    }),
  };
}

export function filters(node: XmlNode): FlowFilters {
  return {
    logic: node.text('filterLogic') ?? 'and',
    filters: node.list('filters').map((one) => {
      one.without('processMetadataValues');
      return { field: one.required('field'), operator: one.oneOf('operator', COMPARISONS), ...withValue(one) };
    }),
  };
}
