import type { MetadataFile } from '../project/metadata-file.ts';
import { filesOf, type Project } from '../project/project.ts';
import { childOf, childrenOf, descendantsOf, textOf, type Element } from '../xml/element.ts';

/** An element on the canvas of Flow Builder. */
export interface FlowNode {
  /** As metadata calls it, such as `recordLookups`. */
  readonly kind: string;
  readonly name: string;
  readonly element: Element;
}

/** A variable, formula or another thing that elements refer to. */
export type FlowResource = FlowNode;

export interface Flow {
  readonly file: MetadataFile;
  readonly name: string;
  readonly nodes: readonly FlowNode[];
  readonly resources: readonly FlowResource[];
  readonly start: Element;
}

export const LOOKUP = 'recordLookups';
export const SUBFLOW = 'subflows';
export const ACTION = 'actionCalls';
export const NODE_KINDS: readonly string[] = [
  ACTION,
  'assignments',
  'customErrors',
  'decisions',
  'recordCreates',
  LOOKUP,
  'recordUpdates',
  'screens',
  SUBFLOW,
];
export const RESOURCE_KINDS: readonly string[] = ['choices', 'constants', 'formulas', 'textTemplates', 'variables'];
const NO_START: Element = { name: 'start', attributes: {}, text: '', children: [] };

export function flowsOf(project: Pick<Project, 'files'>): Flow[] {
  return filesOf(project, 'flow').map((file) => ({
    file,
    name: file.name,
    nodes: partsOf(file, NODE_KINDS),
    resources: partsOf(file, RESOURCE_KINDS),
    start: childOf(file.root, 'start') ?? NO_START,
  }));
}

function partsOf({ root }: MetadataFile, kinds: readonly string[]): FlowNode[] {
  return root.children
    .filter(({ name }) => kinds.includes(name))
    .map((element) => ({ kind: element.name, name: textOf(element, 'name'), element }));
}

export function nodeNamed({ nodes }: Flow, name: string): FlowNode | undefined {
  return nodes.find((node) => node.name === name);
}

/** Names of the elements that an element leads to, by whatever path. */
export function targetsOf(element: Element): string[] {
  return descendantsOf(element, 'targetReference').map(({ text }) => text);
}

/** Everything that can run once these elements are reached. */
export function reachableFrom(flow: Flow, names: readonly string[]): FlowNode[] {
  const reached = new Map<string, FlowNode>();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const node = nodeNamed(flow, name);
    if (node === undefined || reached.has(name)) continue;
    reached.set(name, node);
    open.push(...targetsOf(node.element));
  }
  return [...reached.values()];
}

/** What the start leads to before the transaction is over. */
export function immediateTargets({ start }: Flow): string[] {
  return childrenOf(start, 'connector').flatMap(targetsOf);
}

export function isRecordTriggered({ start }: Flow): boolean {
  return textOf(start, 'triggerType').startsWith('Record');
}

export function isTemplate({ name }: Flow): boolean {
  return name.startsWith('Video_Template_');
}

/** Names of the variables that a flow takes or gives. */
export function variablesOf({ resources }: Flow, direction: 'isInput' | 'isOutput'): string[] {
  return resources
    .filter(({ kind, element }) => kind === 'variables' && textOf(element, direction) === 'true')
    .map(({ name }) => name);
}
