import { flowsOf, isRecordTriggered, type Flow } from '../flow/flow.ts';
import type { Problem } from '../problem.ts';
import type { Project } from '../project/project.ts';
import { childrenOf, isTrue, textOf } from '../xml/element.ts';
import type { Rule } from './rule.ts';

const RESTRICTED = 'isAdditionalPermissionRequiredToRun';
/** Whose holders act with the key of the org anyway. */
const RUNNERS = ['Video_Automation'];
/** Ways into a call and what was said in it: no flow reads them, for what a flow returns, anybody who runs it has. */
const PROTECTED = ['Guest_Link__c', 'Location__c', 'Phone_Number__c', 'Transcript__c'];

/**
 * Whoever may run flows can launch any of them over the REST API, with inputs of their own. So a flow has the rights of
 * what launches it, or is restricted to few. Source: Secure Coding Guide, "Security Considerations for Flow Design".
 */
export const flowAccess: Rule = {
  name: 'flow-access',
  check: (project) => {
    const flows = flowsOf(project);
    return [...flows.flatMap((flow) => [...checkMode(flow), ...checkReads(flow)]), ...checkRunners(project)];
  },
};

function checkMode(flow: Flow): Problem[] {
  const { path, root } = flow.file;
  const isPrivileged = textOf(root, 'runInMode').startsWith('SystemMode');
  if (!isPrivileged || isRecordTriggered(flow) || isTrue(root, RESTRICTED)) return [];
  const remedy = `remove runInMode, or set ${RESTRICTED} and grant the flow to ${RUNNERS.join(', ')}`;
  return [{ file: path, problem: 'gives the rights of the system to whoever may run flows', remedy }];
}

function checkReads({ file, nodes }: Flow): Problem[] {
  const read = nodes.flatMap(({ element }) => childrenOf(element, 'queriedFields').map(({ text }) => text));
  return read
    .filter((field) => PROTECTED.includes(field))
    .map((field) => ({
      file: file.path,
      problem: `reads ${field}, of whichever call`,
      remedy: 'take it from the answer to the call that the flow itself starts',
    }));
}

function checkRunners({ permissionSets }: Project): Problem[] {
  return permissionSets
    .filter(({ file }) => !RUNNERS.includes(file.name) && childrenOf(file.root, 'flowAccesses').length > 0)
    .map(({ file }) => ({ file: file.path, problem: 'lets its holders run flows', remedy: 'remove flowAccesses' }));
}
