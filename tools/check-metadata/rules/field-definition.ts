import type { Problem } from '../problem.ts';
import type { MetadataFile } from '../project/metadata-file.ts';
import { filesOf, type Project } from '../project/project.ts';
import { objectNameOf } from '../schema/build-schema.ts';
import { childOf, descendantsOf, isTrue, textOf } from '../xml/element.ts';
import type { Rule } from './rule.ts';

/** What each type of field must say. Source: Metadata API Developer Guide, "CustomField". */
const REQUIRED_BY_TYPE: Readonly<Record<string, readonly string[]>> = {
  Checkbox: ['defaultValue'],
  Location: ['displayLocationInDecimal', 'scale'],
  LongTextArea: ['length', 'visibleLines'],
  Lookup: ['referenceTo', 'relationshipLabel', 'relationshipName', 'deleteConstraint'],
  Number: ['precision', 'scale'],
  Picklist: ['valueSet'],
  Text: ['length'],
};
const MAX_LENGTH: Readonly<Record<string, number>> = { Text: 255, LongTextArea: 131_072 };
/** Source: Platform Events Developer Guide, "Platform Event Fields". */
const EVENT_TYPES = ['Checkbox', 'Date', 'DateTime', 'LongTextArea', 'Number', 'Text'];

/** A field says what its type needs, and explains itself to administrators and users. */
export const fieldDefinition: Rule = {
  name: 'field-definition',
  check: (project) => filesOf(project, 'field').flatMap((file) => checkField(file, project)),
};

function checkField(file: MetadataFile, { schema }: Project): Problem[] {
  const { path, name, root } = file;
  const object = objectNameOf(file);
  const type = textOf(root, 'type');
  const problems: Problem[] = [];
  const say = (problem: string, remedy: string) => problems.push({ file: path, problem, remedy });
  const isEvent = object.endsWith('__e');
  for (const element of ['label', 'type', 'description', ...(isEvent ? [] : ['inlineHelpText'])])
    if (textOf(root, element) === '') say(`lacks ${element}`, `add <${element}>`);
  for (const element of REQUIRED_BY_TYPE[type] ?? [])
    if (childOf(root, element) === undefined) say(`is a ${type} without ${element}`, `add <${element}>`);
  if (!schema.has(object)) say(`belongs to ${object}, which is not there`, 'add the object or move the field');
  if (!name.endsWith('__c')) say('is not named as a custom field', 'let the name end in __c');
  if (isEvent && !EVENT_TYPES.includes(type)) say(`is a ${type}`, `give an event one of ${EVENT_TYPES.join(', ')}`);
  const length = Number(textOf(root, 'length'));
  const maximum = MAX_LENGTH[type];
  if (maximum !== undefined && length > maximum) say(`has length ${length}`, `use at most ${maximum}`);
  const target = textOf(root, 'referenceTo');
  if (target !== '' && !schema.has(target)) say(`refers to ${target}, which is not there`, 'correct referenceTo');
  if (textOf(root, 'deleteConstraint') === 'SetNull' && isTrue(root, 'required'))
    say('is required but emptied when its parent is deleted', 'use Restrict, or do not require it');
  if (type === 'Picklist') problems.push(...checkPicklist(path, root));
  return problems;
}

function checkPicklist(file: string, root: MetadataFile['root']): Problem[] {
  const [values] = descendantsOf(root, 'valueSetDefinition');
  const entries = values?.children.filter((child) => child.name === 'value') ?? [];
  const problems: Problem[] = [];
  if (!descendantsOf(root, 'restricted').some((element) => element.text === 'true'))
    problems.push({ file, problem: 'takes any value', remedy: 'set restricted to true' });
  if (entries.filter((entry) => isTrue(entry, 'default')).length > 1)
    problems.push({ file, problem: 'has several defaults', remedy: 'keep one' });
  const names = entries.map((entry) => textOf(entry, 'fullName'));
  if (new Set(names).size < names.length) problems.push({ file, problem: 'repeats a value', remedy: 'keep one' });
  return problems;
}
