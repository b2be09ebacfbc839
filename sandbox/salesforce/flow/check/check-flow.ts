import { checkElement } from './check-element.ts';
import { findClass, type FlowScope } from './describe-reference.ts';
import { targetsOf } from './reachable-from.ts';
import { ReferenceChecks } from './reference-checks.ts';

/** Everything that a flow refers to and the org does not have, in words that name the element. */
export function checkFlow(scope: FlowScope): string[] {
  const { flow, metadata } = scope;
  const problems: string[] = [];
  const say = (at: string, problem: string): void => void problems.push(`${flow.name}: ${at}: ${problem}`);
  const references = new ReferenceChecks(scope, say);

  for (const variable of flow.variables.values()) {
    const { name, dataType, objectType, apexClass, isCollection, value } = variable;
    if (dataType === 'SObject' && metadata.object(objectType ?? '') === undefined)
      say(name, `The object ${objectType ?? ''} does not exist`);
    if (dataType === 'Apex' && findClass(metadata, apexClass ?? '') === undefined)
      say(name, `The Apex class ${apexClass ?? ''} does not exist`);
    references.expression(name, value);
    if (dataType !== 'SObject' && dataType !== 'Apex') references.typed(name, name, { dataType, isCollection }, value);
  }
  for (const { name, value } of [...flow.constants.values(), ...flow.choices.values()])
    references.expression(name, value);
  for (const { name, text } of flow.textTemplates.values()) references.text(name, text);
  for (const { name, expression, dataType } of flow.formulas.values()) references.formula(name, expression, dataType);
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
