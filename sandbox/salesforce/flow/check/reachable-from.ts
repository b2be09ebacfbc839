import type { FlowDefinition, FlowElement } from '../definition.ts';

/** Where an element may lead. */
export function targetsOf(element: FlowElement): string[] {
  const branches = element.kind === 'decision' ? element.rules.map(({ next }) => next) : [];
  const fault = 'onFault' in element ? [element.onFault] : [];
  const loop = element.kind === 'loop' ? [element.nextValue] : [];
  return [element.next, ...branches, ...fault, ...loop].flatMap((target) => target ?? []);
}

/** Everything that can run once these elements are reached. */
export function reachableFrom({ elements }: FlowDefinition, names: readonly (string | undefined)[]): FlowElement[] {
  const reached = new Map<string, FlowElement>();
  const open = names.flatMap((name) => name ?? []);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const element = elements.get(name);
    if (element === undefined || reached.has(name)) continue;
    reached.set(name, element);
    open.push(...targetsOf(element));
  }
  return [...reached.values()];
}
