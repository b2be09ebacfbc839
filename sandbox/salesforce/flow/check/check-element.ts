import type { FlowElement, FlowNamedValue, FlowRecordCreate, FlowRecordUpdate } from '../definition.ts';
import { signatureOf } from './action-types.ts';
import { typeOfVariable, type FlowScope } from './describe-reference.ts';
import type { ReferenceChecks } from './reference-checks.ts';

type Say = (at: string, problem: string) => void;

/** What runs in the same save as the record may only look and change that record. */
const BEFORE_SAVE = new Set<FlowElement['kind']>([
  'assignment',
  'decision',
  'loop',
  'recordLookup',
  'recordUpdate',
  'customError',
]);

export function checkElement(scope: FlowScope, element: FlowElement, references: ReferenceChecks, say: Say): void {
  const { flow, metadata } = scope;
  const { name } = element;
  const isBeforeSave = flow.trigger?.time === 'RecordBeforeSave';
  const changesOther = element.kind === 'recordUpdate' && element.inputReference !== '$Record';
  if (isBeforeSave && (!BEFORE_SAVE.has(element.kind) || changesOther))
    say(name, 'A flow that runs before a save cannot have this element');
  if (element.kind === 'screen' && flow.processType !== 'Flow') say(name, 'An autolaunched flow has no screens');
  if (element.kind === 'customError' && flow.trigger === undefined)
    say(name, 'Custom errors are for record-triggered flows only');

  switch (element.kind) {
    case 'assignment':
      for (const item of element.items) {
        const target = references.reference(name, item.assignTo);
        references.expression(name, item.value);
        if (target !== undefined && item.operator === 'Assign')
          references.typed(name, item.assignTo, target, item.value);
        if (!flow.variables.has(item.assignTo.split('.')[0] ?? '') && !item.assignTo.startsWith('$Record.'))
          say(name, `${item.assignTo} cannot be assigned to`);
      }
      break;
    case 'decision':
      for (const rule of element.rules) references.conditions(name, rule);
      break;
    case 'loop': {
      const collection = references.reference(name, element.collection);
      if (collection !== undefined && !collection.isCollection) say(name, `${element.collection} is no collection`);
      if (element.assignTo !== undefined) references.reference(name, element.assignTo);
      break;
    }
    case 'customError':
      for (const { text } of element.messages) references.text(name, text);
      break;
    case 'recordLookup': {
      const object = metadata.object(element.object);
      if (object === undefined) say(name, `The object ${element.object} does not exist`);
      const fields = [
        ...(element.queriedFields ?? []),
        ...(element.sortField === undefined ? [] : [element.sortField]),
      ];
      for (const field of [...fields, ...element.outputs.map((output) => output.name)])
        if (object !== undefined && object.field(field) === undefined)
          say(name, `The field "${field}" for the object "${element.object}" doesn't exist`);
      references.filters(name, element.object, element);
      for (const { assignTo } of element.outputs) references.reference(name, assignTo);
      if (element.outputReference !== undefined) references.reference(name, element.outputReference);
      break;
    }
    case 'recordCreate':
    case 'recordUpdate':
      checkSave(scope, element, references, say);
      break;
    case 'subflow':
      checkSubflow(scope, element, references, say);
      break;
    case 'actionCall':
      checkAction(scope, element, references, say);
      break;
    case 'screen':
      checkScreen(scope, element, references, say);
      break;
  }
}

function checkSave(
  { metadata }: FlowScope,
  element: FlowRecordCreate | FlowRecordUpdate,
  references: ReferenceChecks,
  say: Say,
): void {
  const { name, object: objectName, inputReference, values } = element;
  const input = inputReference === undefined ? undefined : references.reference(name, inputReference);
  if (inputReference !== undefined && input !== undefined && input.dataType !== 'SObject')
    say(name, `${inputReference} is no record`);
  const target = objectName ?? input?.object ?? '';
  const object = metadata.object(target);
  if (object === undefined) {
    if (inputReference === undefined) say(name, `The object ${target} does not exist`);
    return;
  }
  for (const value of values) {
    const field = object.field(value.name);
    const isWritable = element.kind === 'recordCreate' ? field?.createable : field?.updateable;
    if (field === undefined) say(name, `The field "${value.name}" for the object "${target}" doesn't exist`);
    else if (isWritable !== true) say(name, `The field "${value.name}" for the object "${target}" cannot be set`);
    references.fieldValue(name, target, value.name, value.value);
  }
  if (element.kind === 'recordCreate' && inputReference === undefined)
    for (const field of object.fields.values())
      if (field.required && field.defaultValue === undefined && !values.some((value) => value.name === field.name))
        say(name, `The required field "${field.name}" of "${target}" is not set`);
  if (element.kind === 'recordUpdate') references.filters(name, target, element);
  if (element.kind === 'recordCreate' && element.assignIdTo !== undefined)
    references.reference(name, element.assignIdTo);
}

function checkSubflow(
  { flow, metadata }: FlowScope,
  element: Extract<FlowElement, { kind: 'subflow' }>,
  references: ReferenceChecks,
  say: Say,
): void {
  const { name, flowName, inputs, outputs } = element;
  const called = metadata.automation.flows.get(flowName);
  if (called === undefined) say(name, `The flow ${flowName} does not exist`);
  if (called?.trigger !== undefined) say(name, `The flow ${flowName} is triggered by records and cannot be called`);
  if (called?.processType === 'Flow' && flow.processType !== 'Flow')
    say(name, `The flow ${flowName} has screens and cannot be called by an autolaunched flow`);
  for (const input of inputs) {
    const taken = called?.variables.get(input.name);
    if (called !== undefined && taken?.isInput !== true) say(name, `The flow ${flowName} has no input ${input.name}`);
    references.expression(name, input.value);
    if (taken !== undefined) references.typed(name, input.name, typeOfVariable(taken), input.value);
  }
  for (const output of outputs) {
    if (called !== undefined && called.variables.get(output.name)?.isOutput !== true)
      say(name, `The flow ${flowName} has no output ${output.name}`);
    references.reference(name, output.assignTo);
  }
}

function checkAction(
  { metadata }: FlowScope,
  element: Extract<FlowElement, { kind: 'actionCall' }>,
  references: ReferenceChecks,
  say: Say,
): void {
  const { name, actionName, inputs, outputs } = element;
  const signature = signatureOf(metadata, element);
  if (signature === undefined) {
    say(name, `The action ${actionName} does not exist`);
    return;
  }
  for (const input of inputs) {
    const wanted = signature.inputs.get(input.name)?.type;
    if (wanted === undefined) say(name, `The action ${actionName} has no input ${input.name}`);
    const given = input.value?.kind === 'reference' ? references.reference(name, input.value.path) : undefined;
    if (input.value?.kind !== 'reference') references.expression(name, input.value);
    const isCollection = given?.isCollection ?? false;
    if (input.value !== undefined && wanted !== undefined && isCollection !== wanted.isCollection)
      say(name, `The input ${input.name} of ${actionName} takes ${wanted.isCollection ? 'a collection' : 'one value'}`);
    else if (wanted !== undefined) references.typed(name, input.name, wanted, input.value);
  }
  const given = new Set(inputs.filter((input: FlowNamedValue) => input.value !== undefined).map((input) => input.name));
  for (const [input, { isRequired }] of signature.inputs)
    if (isRequired && !given.has(input)) say(name, `The action ${actionName} needs the input ${input}`);
  for (const output of outputs) {
    if (!signature.outputs.has(output.name)) say(name, `The action ${actionName} has no output ${output.name}`);
    references.reference(name, output.assignTo);
  }
}

function checkScreen(
  { flow }: FlowScope,
  element: Extract<FlowElement, { kind: 'screen' }>,
  references: ReferenceChecks,
  say: Say,
): void {
  for (const field of element.fields) {
    references.text(field.name, field.text);
    references.expression(field.name, field.defaultValue);
    if (field.visibility !== undefined) references.conditions(field.name, field.visibility);
    for (const choice of [...field.choices, ...(field.defaultChoice === undefined ? [] : [field.defaultChoice])])
      if (!flow.choices.has(choice)) say(field.name, `The choice ${choice} does not exist`);
    const needsChoices = field.fieldType === 'RadioButtons' || field.fieldType === 'DropdownBox';
    if (needsChoices && field.choices.length === 0) say(field.name, 'It has no choices');
  }
}
