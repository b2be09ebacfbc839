import type { Project } from '../project/project.ts';
import { filesOf } from '../project/project.ts';
import { resolvePath } from '../schema/resolve-path.ts';
import { childrenOf, textOf, textsOf, type Element } from '../xml/element.ts';
import { operationNamed, propertiesOfClass } from './external-service.ts';
import { ACTION, flowsOf, LOOKUP, SUBFLOW, variablesOf, type Flow, type FlowNode } from './flow.ts';

/** Source: Salesforce Help, "Flow Resources", "Global Constants in Flows", "System Variables in Flow". */
const GLOBALS: Readonly<Record<string, readonly string[]>> = {
  $Flow: ['CurrentDate', 'CurrentDateTime', 'FaultMessage', 'InterviewGuid', 'InterviewStartTime'],
  $GlobalConstant: ['EmptyString', 'False', 'True'],
  $Organization: ['Id', 'Name'],
  $User: ['Email', 'Id', 'Username'],
};
const RECORD = ['$Record', '$Record__Prior'];

/** Why that reference of the flow leads nowhere, or undefined. */
export function whyUnresolved(mention: string, flow: Flow, project: Project): string | undefined {
  const [head = '', ...rest] = mention.split('.');
  const path = rest.join('.');
  if (RECORD.includes(head)) return checkPath(project, textOf(flow.start, 'object'), path);
  if (head === '$Label') return hasLabel(project, path) ? undefined : 'there is no such label';
  const members = GLOBALS[head];
  if (members !== undefined) return members.includes(path) ? undefined : `${head} has no ${path}`;
  const resource = flow.resources.find(({ name }) => name === head);
  if (resource !== undefined) return checkResource(project, resource, path);
  if (screenFieldsOf(flow).includes(head)) return undefined;
  const node = flow.nodes.find(({ name }) => name === head);
  return node === undefined ? 'nothing has that name' : checkNode(project, node, path);
}

function checkPath(project: Project, object: string, path: string): string | undefined {
  if (path === '') return undefined;
  return resolvePath(project.schema, object, path) === undefined ? `${object} has no ${path}` : undefined;
}

function checkResource(project: Project, { element }: FlowNode, path: string): string | undefined {
  const type = textOf(element, 'dataType');
  if (type === 'SObject') return checkPath(project, textOf(element, 'objectType'), path);
  if (type === 'Apex') {
    const properties = propertiesOfClass(project, textOf(element, 'apexClass'));
    if (properties === undefined) return `there is no class ${textOf(element, 'apexClass')}`;
    return path === '' || properties.includes(path) ? undefined : `the class has no ${path}`;
  }
  return path === '' ? undefined : 'it is no record';
}

function checkNode(project: Project, { kind, element }: FlowNode, path: string): string | undefined {
  if (kind === LOOKUP) return checkLookup(project, element, path);
  if (kind === SUBFLOW) {
    const flow = flowsOf(project).find(({ name }) => name === textOf(element, 'flowName'));
    // A missing flow is told by another rule.
    if (flow === undefined || variablesOf(flow, 'isOutput').includes(path)) return undefined;
    return `${flow.name} does not give ${path}`;
  }
  if (kind === ACTION && textOf(element, 'actionType') === 'externalService')
    return checkOutput(project, textOf(element, 'actionName'), path);
  return path === '' ? undefined : `a part of a ${kind} cannot be used`;
}

function checkLookup(project: Project, element: Element, path: string): string | undefined {
  const [field = ''] = path.split('.');
  const fault = checkPath(project, textOf(element, 'object'), path);
  if (fault !== undefined || path === '' || field === 'Id') return fault;
  return textsOf(element, 'queriedFields').includes(field) ? undefined : `${field} is not among its queriedFields`;
}

function checkOutput(project: Project, actionName: string, path: string): string | undefined {
  const operation = operationNamed(project, actionName);
  if (operation === undefined) return undefined;
  const [output = '', property] = path.split('.');
  const properties = operation.outputs.get(output);
  if (properties === undefined) return `the operation does not answer ${output}`;
  return property === undefined || properties.includes(property) ? undefined : `the answer has no ${property}`;
}

function screenFieldsOf({ nodes }: Flow): string[] {
  return nodes
    .filter(({ kind }) => kind === 'screens')
    .flatMap(({ element }) => childrenOf(element, 'fields').map((field) => textOf(field, 'name')));
}

function hasLabel(project: Project, label: string): boolean {
  return filesOf(project, 'labels').some(({ root }) =>
    childrenOf(root, 'labels').some((one) => textOf(one, 'fullName') === label),
  );
}
