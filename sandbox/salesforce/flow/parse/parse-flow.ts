import { MetadataProblem, type XmlNode } from '../../metadata/xml/xml-node.ts';
import type { FlowDefinition, FlowElement } from '../definition.ts';
import { optional } from './parse-common.ts';
import { parseActionCall } from './parse-action.ts';
import { parseAssignment, parseCustomError, parseDecision, parseLoop, parseSubflow } from './parse-logic.ts';
import { parseRecordCreate, parseRecordLookup, parseRecordUpdate } from './parse-records.ts';
import { parseChoice, parseConstant, parseFormula, parseTextTemplate, parseVariable } from './parse-resources.ts';
import { parseScreen } from './parse-screen.ts';
import { parseStart } from './parse-start.ts';

const ELEMENTS: readonly (readonly [string, (node: XmlNode) => FlowElement])[] = [
  ['actionCalls', parseActionCall],
  ['assignments', parseAssignment],
  ['customErrors', parseCustomError],
  ['decisions', parseDecision],
  ['loops', parseLoop],
  ['recordCreates', parseRecordCreate],
  ['recordLookups', parseRecordLookup],
  ['recordUpdates', parseRecordUpdate],
  ['screens', parseScreen],
  ['subflows', parseSubflow],
];

/** A flow's file as a definition. @throws MetadataProblem for what is malformed, twice there or not known here */
export function parseFlow(node: XmlNode, name: string): FlowDefinition {
  node.without(
    'processMetadataValues',
    'interviewLabel',
    'timeZoneSidKey',
    'areMetricsLoggedToDataCloud',
    'customProperties',
  );
  if (node.texts('environments').some((environment) => environment !== 'Default'))
    throw new MetadataProblem('Flows run in the environment Default only');
  const order = node.number('triggerOrder');
  const start = node.node('start');
  const first = node.text('startElementReference');
  const known = new Set<string>();
  const mapOf = <T extends { readonly name: string }>(items: readonly T[]): Map<string, T> => {
    for (const item of items) {
      if (known.has(item.name)) throw new MetadataProblem(`The name ${item.name} is used more than once`);
      known.add(item.name);
    }
    return new Map(items.map((item) => [item.name, item]));
  };
  return {
    name,
    label: node.required('label'),
    ...optional(node, 'description', 'description'),
    apiVersion: node.text('apiVersion') ?? '0',
    processType: node.oneOf('processType', ['AutoLaunchedFlow', 'Flow']),
    isActive: node.oneOf('status', ['Active', 'Draft', 'Obsolete']) === 'Active',
    runInMode: node.has('runInMode')
      ? node.oneOf('runInMode', ['DefaultMode', 'SystemModeWithSharing', 'SystemModeWithoutSharing'])
      : 'DefaultMode',
    isTemplate: node.boolean('isTemplate'),
    isRestricted: node.boolean('isAdditionalPermissionRequiredToRun'),
    ...(order === undefined ? {} : { triggerOrder: order }),
    ...(first === undefined ? {} : { next: first }),
    ...(start === undefined ? {} : parseStart(start)),
    variables: mapOf(node.list('variables').map(parseVariable)),
    constants: mapOf(node.list('constants').map(parseConstant)),
    formulas: mapOf(node.list('formulas').map(parseFormula)),
    textTemplates: mapOf(node.list('textTemplates').map(parseTextTemplate)),
    choices: mapOf(node.list('choices').map(parseChoice)),
    elements: mapOf(ELEMENTS.flatMap(([element, parse]) => node.list(element).map(parse))),
  };
}
