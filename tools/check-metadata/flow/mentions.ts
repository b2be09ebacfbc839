import type { Element } from '../xml/element.ts';

const REFERENCES = [
  'assignRecordIdToReference',
  'assignToReference',
  'choiceReferences',
  'defaultSelectedChoiceReference',
  'elementReference',
  'inputReference',
  'leftValueReference',
  'outputReference',
];
const TEXTS = ['expression', 'fieldText', 'filterFormula', 'interviewLabel', 'stringValue', 'text'];
const MERGE_FIELD = /\{!([^}]+)\}/gu;

/** Everything that a part of a flow refers to, such as `$Record.Id` or `Get_Case.OwnerId`. */
export function mentionsIn(element: Element): string[] {
  return element.children.flatMap((child) => [
    ...(REFERENCES.includes(child.name) ? [child.text] : []),
    ...(TEXTS.includes(child.name) ? [...child.text.matchAll(MERGE_FIELD)].map(([, name = '']) => name.trim()) : []),
    ...mentionsIn(child),
  ]);
}
