import { flowsOf, isTemplate, NODE_KINDS, RESOURCE_KINDS, type Flow } from '../flow/flow.ts';
import type { Problem } from '../problem.ts';
import type { Project } from '../project/project.ts';
import { childrenOf, textOf } from '../xml/element.ts';
import type { Rule } from './rule.ts';

const API_VERSION = '66.0';
/** What the guide for administrators promises, and what other flows are built on. */
const PROMISED = [
  'Start_Video_For_Case',
  'Start_Video_Now',
  'Video_Notify_Case_Owner',
  'Video_Room_Failed',
  'Video_Room_Ready',
  'Video_Session_Free_Case',
  'Video_Session_Publish_Request',
  'Video_Template_Case_Escalated',
  'Video_Template_Case_Screen',
  'Video_Template_Case_Status_Email',
];
/** Parts of a flow that say nothing to run. */
const SETTINGS = [
  'apiVersion',
  'description',
  'environments',
  'interviewLabel',
  'isAdditionalPermissionRequiredToRun',
  'label',
  'processMetadataValues',
  'processType',
  'runInMode',
  'start',
  'status',
];

/** Flows are there, explain themselves in Flow Builder, and are active unless they are templates. */
export const flowForm: Rule = {
  name: 'flow-form',
  check: (project: Project) => {
    const flows = flowsOf(project);
    const missing = PROMISED.filter((name) => !flows.some((flow) => flow.name === name));
    return [
      ...missing.map((name) => ({ file: 'force-app', problem: `has no flow ${name}`, remedy: 'add it' })),
      ...flows.flatMap(checkFlow),
    ];
  },
};

function checkFlow(flow: Flow): Problem[] {
  const { path: file, root } = flow.file;
  const problems: Problem[] = [];
  const say = (problem: string, remedy: string) => problems.push({ file, problem, remedy });
  if (textOf(root, 'apiVersion') !== API_VERSION) say('is of another API version', `set apiVersion to ${API_VERSION}`);
  if (textOf(root, 'description') === '') say('lacks a description', 'say what it does, for administrators');
  const status = isTemplate(flow) ? 'Draft' : 'Active';
  if (textOf(root, 'status') !== status) say(`has the status ${textOf(root, 'status')}`, `set it to ${status}`);
  for (const { name } of root.children)
    if (![...NODE_KINDS, ...RESOURCE_KINDS, ...SETTINGS].includes(name))
      say(`has ${name}, which this check does not know`, 'avoid it, or teach it to flow/flow.ts');
  const parts = [...flow.nodes, ...flow.resources];
  for (const { kind, name, element } of parts)
    if (textOf(element, 'description') === '') say(`has ${kind} ${name} without a description`, 'say why it is there');
  const names = [
    ...parts.map(({ name }) => name),
    ...flow.nodes.flatMap(({ element }) => childrenOf(element, 'rules').map((rule) => textOf(rule, 'name'))),
  ];
  for (const name of new Set(names.filter((one, index) => names.indexOf(one) !== index)))
    say(`has several parts named ${name}`, 'rename one');
  return problems;
}
