import { objectNameOf, type MetadataFile } from '../../metadata/metadata-file.ts';
import { isEventName } from '../../metadata/parse/parse-event.ts';
import { childOf, isTrue, textOf } from '../../metadata/xml/element.ts';
import { filesOf, type DeployRule } from '../deployment.ts';
import type { Say } from '../rule.ts';

/** What each type of field must say, and may say beside that. Source: Metadata API Developer Guide, "CustomField". */
const ATTRIBUTES: Readonly<Record<string, readonly [required: string, optional: string]>> = {
  Checkbox: ['defaultValue', ''],
  Date: ['', 'required defaultValue'],
  DateTime: ['', 'required defaultValue'],
  Email: ['', 'required unique externalId caseSensitive defaultValue'],
  Location: ['displayLocationInDecimal scale', 'required'],
  LongTextArea: ['length visibleLines', 'defaultValue'],
  Lookup: ['referenceTo relationshipLabel relationshipName', 'deleteConstraint required lookupFilter'],
  Number: ['precision scale', 'required unique externalId defaultValue formula'],
  Phone: ['', 'required defaultValue'],
  Picklist: ['valueSet', 'required defaultValue'],
  Text: ['length', 'required unique externalId caseSensitive defaultValue'],
  TextArea: ['', 'required defaultValue'],
  Url: ['', 'required defaultValue'],
};
const DEPENDENT = [
  'caseSensitive',
  'defaultValue',
  'deleteConstraint',
  'displayFormat',
  'displayLocationInDecimal',
  'externalId',
  'formula',
  'length',
  'lookupFilter',
  'precision',
  'referenceTo',
  'relationshipLabel',
  'relationshipName',
  'required',
  'scale',
  'unique',
  'valueSet',
  'visibleLines',
];
const RANGES: Readonly<Record<string, Readonly<Record<string, readonly [least: number, most: number]>>>> = {
  Location: { scale: [0, 15] },
  LongTextArea: { length: [256, 131_072], visibleLines: [2, 50] },
  Number: { precision: [1, 18], scale: [0, 17] },
  Text: { length: [1, 255] },
};
/** Source: Platform Events Developer Guide, "Platform Event Fields". */
const EVENT_TYPES = ['Checkbox', 'Date', 'DateTime', 'LongTextArea', 'Number', 'Text'];

/** A field says what its type needs, nothing that the type does not have, and numbers within its bounds. */
export const fieldDefinition: DeployRule = {
  name: 'field-definition',
  check: (deployment, say) => {
    for (const file of filesOf(deployment, 'field')) {
      checkAttributes(file, say);
      const { root } = file;
      if (isTrue(root, 'required') && textOf(root, 'deleteConstraint') === 'SetNull')
        say(file, 'is required but emptied when its parent is deleted', 'use Restrict, or do not require it');
      if (isTrue(root, 'required') && textOf(root, 'type') === 'Lookup' && textOf(root, 'deleteConstraint') === '')
        say(file, 'is required but emptied when its parent is deleted', 'set deleteConstraint to Restrict');
      if (isTrue(root, 'caseSensitive') && !isTrue(root, 'unique'))
        say(file, 'is case-sensitive but not unique', 'set caseSensitive to false or unique to true');
    }
    checkRelationships(filesOf(deployment, 'field'), say);
  },
};

function checkAttributes(file: MetadataFile, say: Say): void {
  const { root } = file;
  const type = textOf(root, 'type');
  for (const element of ['label', 'type']) if (textOf(root, element) === '') say(file, `lacks ${element}`, 'add it');
  if (isEventName(objectNameOf(file))) {
    if (!EVENT_TYPES.includes(type))
      say(file, `is a ${type}, which is not available on a platform event`, `use one of ${EVENT_TYPES.join(', ')}`);
    for (const element of ['unique', 'externalId', 'trackHistory'])
      if (isTrue(root, element)) say(file, `is ${element}, as no field of a platform event is`, 'set it to false');
  }
  const [required, optional] = ATTRIBUTES[type] ?? [];
  if (required === undefined || optional === undefined) {
    if (type !== '') say(file, `Field type ${type} is not known here`, 'correct it, or teach it to the sandbox');
    return;
  }
  for (const element of required.split(' '))
    if (element !== '' && childOf(root, element) === undefined)
      say(file, `Must specify ${element} for a field of the type ${type}`, `add <${element}>`);
  const known = `${required} ${optional}`.split(' ');
  for (const element of DEPENDENT)
    if (!known.includes(element) && !['', 'false'].includes(textOf(root, element)))
      say(file, `Can not specify ${element} for a field of the type ${type}`, 'remove it');
  for (const [element, [least, most]] of Object.entries(RANGES[type] ?? {})) {
    const value = Number(textOf(root, element));
    if (childOf(root, element) !== undefined && !(value >= least && value <= most))
      say(file, `has ${element} ${textOf(root, element)}`, `use ${least} to ${most}`);
  }
  if (textOf(root, 'formula') !== '')
    for (const element of ['required', 'unique', 'externalId', 'defaultValue', 'trackHistory'])
      if (!['', 'false'].includes(textOf(root, element)))
        say(file, `Can not specify ${element} for a field of the type Formula`, 'remove it');
  if (type === 'Number' && Number(textOf(root, 'scale')) > Number(textOf(root, 'precision')))
    say(file, 'has more digits after the point than in all', 'lower scale or raise precision');
}

/** On each parent, every lookup has a name of its own. */
function checkRelationships(fields: readonly MetadataFile[], say: Say): void {
  const seen = new Map<string, string>();
  for (const file of fields) {
    const name = textOf(file.root, 'relationshipName');
    const parent = textOf(file.root, 'referenceTo');
    const other = seen.get(`${parent} ${name}`.toLowerCase());
    if (name !== '' && other !== undefined)
      say(file, `There is already a Child Relationship named ${name} on ${parent} (${other})`, 'choose another name');
    seen.set(`${parent} ${name}`.toLowerCase(), file.path);
  }
}
