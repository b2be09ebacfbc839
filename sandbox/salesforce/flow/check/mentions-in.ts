import type { Element } from '../../metadata/xml/element.ts';
import { mergeFieldsOf } from '../merge-fields.ts';

const REFERENCES = [
  'assignRecordIdToReference',
  'assignToReference',
  'collectionReference',
  'elementReference',
  'inputReference',
  'leftValueReference',
  'outputReference',
];

/** Everything that a part of a flow's file refers to, such as `$Record.Id` or `Get_Case.OwnerId`. */
export function mentionsIn(element: Element): string[] {
  return element.children.flatMap((child) => [
    ...(REFERENCES.includes(child.name) ? [child.text] : []),
    ...mergeFieldsOf(child.text),
    ...mentionsIn(child),
  ]);
}
