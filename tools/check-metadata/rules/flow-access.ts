import { fileNamed, filesOf } from '../../../sandbox/salesforce/deploy/deployment.ts';
import { childOf, isTrue } from '../../../sandbox/salesforce/metadata/xml/element.ts';
import type { OwnRule } from '../project/project.ts';

const RESTRICTED = 'isAdditionalPermissionRequiredToRun';
/** Whose holders act with the key of the org anyway. */
const RUNNERS = ['Video_Automation'];
/** Ways into a call and what was said in it: no flow reads them, for what a flow returns, anybody who runs it has. */
const PROTECTED = ['Guest_Link__c', 'Location__c', 'Phone_Number__c', 'Transcript__c'];

/**
 * Whoever may run flows can launch any of them over the REST API, with inputs of their own. So a flow has the rights of
 * what launches it, or is restricted to few. Source: Secure Coding Guide, "Security Considerations for Flow Design".
 */
export const flowAccess: OwnRule = {
  name: 'flow-access',
  check: (project, say) => {
    for (const flow of project.metadata.automation.flows.values()) {
      const file = fileNamed(project, 'flow', flow.name);
      const isOpen = file !== undefined && !isTrue(file.root, RESTRICTED) && flow.trigger === undefined;
      if (isOpen && flow.runInMode !== 'DefaultMode')
        say(
          file,
          'gives the rights of the system to whoever may run flows',
          `remove runInMode, or set ${RESTRICTED} and grant the flow to ${RUNNERS.join(', ')}`,
        );
      for (const element of flow.elements.values())
        for (const field of element.kind === 'recordLookup' ? (element.queriedFields ?? []) : [])
          if (PROTECTED.includes(field))
            say(
              file ?? flow.name,
              `reads ${field}, of whichever call`,
              'take it from the answer to the call that the flow itself starts',
            );
    }
    for (const file of filesOf(project, 'permissionset'))
      if (!RUNNERS.includes(file.name) && childOf(file.root, 'flowAccesses') !== undefined)
        say(file, 'lets its holders run flows', 'remove flowAccesses');
  },
};
