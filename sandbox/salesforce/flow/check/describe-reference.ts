import type { OrgMetadata } from '../../metadata/metadata-types.ts';
import type { FlowDefinition, FlowElement, FlowVariable } from '../definition.ts';
import { signatureOf } from './action-types.ts';
import { recordOf, scalar, typeOfField, typeOfService, type FlowType } from './flow-types.ts';

export interface FlowScope {
  readonly flow: FlowDefinition;
  readonly metadata: OrgMetadata;
}

const FLOW_GLOBALS: Readonly<Record<string, FlowType>> = {
  CurrentDate: scalar('Date'),
  CurrentDateTime: scalar('DateTime'),
  FaultMessage: scalar('String'),
  InterviewGuid: scalar('String'),
  InterviewStartTime: scalar('DateTime'),
};
const CONSTANTS: Readonly<Record<string, FlowType>> = {
  True: scalar('Boolean'),
  False: scalar('Boolean'),
  EmptyString: scalar('String'),
};

/** What a reference such as `$Record.OwnerId` stands for, or why there is no such thing. */
export function describeReference(scope: FlowScope, path: string): FlowType | string {
  const [root = '', ...rest] = path.split('.');
  const unknown = `The reference ${path} does not exist`;
  if (root === '$Flow') return (rest.length === 1 ? FLOW_GLOBALS[rest[0] ?? ''] : undefined) ?? unknown;
  if (root === '$GlobalConstant') return (rest.length === 1 ? CONSTANTS[rest[0] ?? ''] : undefined) ?? unknown;
  if (root === '$Label') return scope.metadata.labels.has(rest.join('.')) ? scalar('String') : unknown;
  if (root === '$Permission') return rest.length === 1 ? scalar('Boolean') : unknown;
  const type = typeOfRoot(scope, root);
  if (type === undefined) return unknown;
  const outputs = outputsOf(scope, root);
  if (outputs === undefined || rest.length === 0) return follow(scope, type, rest, path);
  const output = outputs.get(rest[0] ?? '');
  return output === undefined ? unknown : follow(scope, output, rest.slice(1), path);
}

function typeOfRoot({ flow, metadata }: FlowScope, root: string): FlowType | undefined {
  if (root === '$Record' || root === '$Record__Prior')
    return flow.trigger === undefined ? undefined : recordOf(flow.trigger.object);
  if (root === '$User') return recordOf('User');
  if (root === '$Organization') return recordOf('Organization');
  const variable = flow.variables.get(root);
  if (variable !== undefined) return typeOfVariable(variable);
  const resource = flow.constants.get(root) ?? flow.formulas.get(root) ?? flow.choices.get(root);
  if (resource !== undefined) return scalar(resource.dataType);
  if (flow.textTemplates.has(root)) return scalar('String');
  const field = screenFields(flow).find(({ name }) => name === root);
  if (field !== undefined) return scalar(field.dataType);
  const element = flow.elements.get(root);
  return element === undefined ? undefined : typeOfElement({ flow, metadata }, element);
}

export function typeOfVariable({ dataType, isCollection, objectType, apexClass }: FlowVariable): FlowType {
  return {
    dataType,
    isCollection,
    ...(objectType === undefined ? {} : { object: objectType }),
    ...(apexClass === undefined ? {} : { className: apexClass }),
  };
}

/** What an element leaves under its own name. */
function typeOfElement(scope: FlowScope, element: FlowElement): FlowType | undefined {
  switch (element.kind) {
    case 'recordLookup':
      return element.storesOutput ? recordOf(element.object, !element.firstOnly) : undefined;
    case 'recordCreate':
      return element.storesOutput ? scalar('String') : undefined;
    case 'loop': {
      const collection = describeReference(scope, element.collection);
      return typeof collection === 'string' ? undefined : { ...collection, isCollection: false };
    }
    default:
      // Conditions such as "was visited" name any element.
      return scalar('Boolean');
  }
}

function outputsOf({ flow, metadata }: FlowScope, root: string): ReadonlyMap<string, FlowType> | undefined {
  const element = flow.elements.get(root);
  if (element?.kind === 'actionCall')
    return element.storesOutput ? signatureOf(metadata, element)?.outputs : new Map<string, FlowType>();
  if (element?.kind !== 'subflow') return undefined;
  const called = metadata.automation.flows.get(element.flowName);
  const outputs = [...(called?.variables.values() ?? [])].filter(({ isOutput }) => isOutput && element.storesOutput);
  return new Map(
    outputs.flatMap(({ name }) => {
      const type = called === undefined ? undefined : typeOfRoot({ flow: called, metadata }, name);
      return type === undefined ? [] : [[name, type] as const];
    }),
  );
}

function follow(scope: FlowScope, type: FlowType, rest: readonly string[], path: string): FlowType | string {
  const [segment, ...more] = rest;
  if (segment === undefined) return type;
  if (type.isCollection) return `${path}: a collection has no ${segment}`;
  if (type.className !== undefined) {
    const property = findClass(scope.metadata, type.className)?.get(segment);
    if (property === undefined) return `${path}: ${type.className} has no ${segment}`;
    return follow(scope, typeOfService(property.type), more, path);
  }
  const object = scope.metadata.object(type.object ?? '');
  if (object === undefined) return `${path}: ${segment} is no field of anything`;
  const [relationship = '', target] = segment.split(':');
  const field = object.field(segment);
  if (field !== undefined) return follow(scope, typeOfField(field), more, path);
  const lookup = [...object.fields.values()].find((one) => one.relationshipName === relationship);
  const targets = lookup?.referenceTo ?? [];
  const parent = target ?? (targets.length === 1 ? targets[0] : undefined);
  if (parent === undefined || !targets.includes(parent) || more.length === 0)
    return `${path}: the field "${segment}" for the object "${object.apiName}" doesn't exist`;
  return follow(scope, recordOf(parent), more, path);
}

export function findClass(metadata: OrgMetadata, className: string) {
  for (const service of metadata.automation.externalServices.values()) {
    const found = service.classes.get(className);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function screenFields(flow: FlowDefinition) {
  return [...flow.elements.values()].flatMap((element) => (element.kind === 'screen' ? element.fields : []));
}
