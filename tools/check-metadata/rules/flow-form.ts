import { filesOf } from '../../../sandbox/salesforce/deploy/deployment.ts';
import { reachableFrom } from '../../../sandbox/salesforce/flow/check/reachable-from.ts';
import { mentionsIn } from '../../../sandbox/salesforce/flow/check/mentions-in.ts';
import type { Element } from '../../../sandbox/salesforce/metadata/xml/element.ts';
import type { OwnRule } from '../project/project.ts';

/** What the guide for administrators promises, and what other flows are built on. */
const PROMISED = [
  'Start_Video_For_Case',
  'Start_Video_Now',
  'Video_Call_Completed',
  'Video_Notify_Case_Owner',
  'Video_Room_Failed',
  'Video_Room_Ready',
  'Video_Session_Free_Case',
  'Video_Session_Publish_Request',
  'Video_Template_Case_Escalated',
  'Video_Template_Case_Screen',
  'Video_Template_Case_Status_Email',
];

/** Flows are there, active unless they are templates, and read what they use and no more. */
export const flowForm: OwnRule = {
  name: 'flow-form',
  check: (project, say) => {
    const { flows } = project.metadata.automation;
    for (const name of PROMISED) if (!flows.has(name)) say('force-app', `has no flow ${name}`, 'add it');
    for (const file of filesOf(project, 'flow')) {
      const flow = flows.get(file.name);
      if (flow === undefined) continue;
      const isMeantActive = !flow.name.startsWith('Video_Template_');
      if (flow.isActive !== isMeantActive)
        say(file, 'has the wrong status', `set it to ${isMeantActive ? 'Active' : 'Draft'}`);
      const reached = reachableFrom(flow, [flow.next, flow.trigger?.afterCommit?.next]);
      for (const element of flow.elements.values()) {
        if (!reached.includes(element)) say(file, `never reaches ${element.name}`, 'connect it or remove it');
        const called = element.kind === 'subflow' ? flows.get(element.flowName) : undefined;
        if (called?.isActive === false) say(file, `calls ${called.name}, which is not active`, 'activate it');
        if (element.kind !== 'recordLookup') continue;
        const { queriedFields, name, object } = element;
        if (queriedFields === undefined)
          say(file, `reads every field of ${object}`, 'name those that are needed in queriedFields');
        for (const field of fieldsUsed(file.root, name))
          if (queriedFields?.includes(field) === false && field !== 'Id')
            say(file, `uses ${name}.${field}, which is not among its queriedFields`, 'add it there');
      }
    }
  },
};

function fieldsUsed(root: Element, lookup: string): string[] {
  const paths = [...new Set(mentionsIn(root))].map((mention) => mention.split('.'));
  return paths.flatMap(([head, field]) => (head === lookup && field !== undefined ? [field] : []));
}
