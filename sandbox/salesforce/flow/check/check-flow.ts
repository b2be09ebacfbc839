import type { FlowDefinition, FlowElement } from '../definition.ts';
import { checkElement } from './check-element.ts';
import type { FlowScope } from './describe-reference.ts';
import { ReferenceChecks } from './reference-checks.ts';

/** Everything that a flow refers to and the org does not have, in words that name the element. */
export function checkFlow(scope: FlowScope): string[] {
  const { flow, metadata } = scope;
  const problems: string[] = [];
  const say = (at: string, problem: string): void => void problems.push(`${flow.name}: ${at}: ${problem}`);
  const references = new ReferenceChecks(scope, say);

  for (const variable of flow.variables.values()) {
    const { name, dataType, objectType, value } = variable;
    if (dataType === 'SObject' && metadata.object(objectType ?? '') === undefined)
      say(name, `The object ${objectType ?? ''} does not exist`);
    references.expression(name, value);
  }
  for (const { name, value } of [...flow.constants.values(), ...flow.choices.values()])
    references.expression(name, value);
  for (const { name, text } of flow.textTemplates.values()) references.text(name, text);
  for (const { name, expression } of flow.formulas.values()) references.formula(name, expression);
  checkTrigger(scope, references, say);
  for (const element of flow.elements.values()) {
    for (const target of targetsOf(element))
      if (!flow.elements.has(target)) say(element.name, `The target ${target} does not exist`);
    checkElement(scope, element, references, say);
  }
  return problems;
}

function checkTrigger(
  { flow, metadata }: FlowScope,
  references: ReferenceChecks,
  say: (at: string, problem: string) => void,
): void {
  const { trigger } = flow;
  const firsts = [flow.next, trigger?.afterCommit?.next].flatMap((one) => one ?? []);
  for (const first of firsts) if (!flow.elements.has(first)) say('Start', `The target ${first} does not exist`);
  if (firsts.length === 0) say('Start', 'Nothing is connected to it');
  if (trigger === undefined) return;
  if (flow.processType !== 'AutoLaunchedFlow') say('Start', 'A screen flow has no trigger');
  const object = metadata.object(trigger.object);
  if (object === undefined || !object.createable || object.publishBehavior !== undefined)
    say('Start', `The object ${trigger.object} cannot trigger a flow that runs with a save`);
  references.filters('Start', trigger.object, trigger);
  if (trigger.formula !== undefined) references.formula('Start', trigger.formula);
  if (trigger.formula !== undefined && trigger.filters.length > 0)
    say('Start', 'It has conditions and a formula: only one of them is possible');
}

/** Where an element may lead. */
export function targetsOf(element: FlowElement): string[] {
  const branches = element.kind === 'decision' ? element.rules.map(({ next }) => next) : [];
  const fault = 'onFault' in element ? [element.onFault] : [];
  const loop = element.kind === 'loop' ? [element.nextValue] : [];
  return [element.next, ...branches, ...fault, ...loop].flatMap((target) => target ?? []);
}

/** All flows of a deploy. */
export function checkFlows(metadata: FlowScope['metadata']): string[] {
  return [...metadata.automation.flows.values()].flatMap((flow: FlowDefinition) => checkFlow({ flow, metadata }));
}
