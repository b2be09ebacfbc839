import { fileNamed } from '../../../sandbox/salesforce/deploy/deployment.ts';
import { reachableFrom } from '../../../sandbox/salesforce/flow/check/reachable-from.ts';
import type { FlowActionCall, FlowDefinition, FlowElement } from '../../../sandbox/salesforce/flow/definition.ts';
import type { OwnRule } from '../project/project.ts';

const CAN_FAIL = ['actionCall', 'recordCreate', 'recordLookup', 'recordUpdate'];
type Flows = ReadonlyMap<string, FlowDefinition>;

/**
 * No flow undoes what it was started by: whatever can fail has a fault path, and what reaches out of the org runs after
 * the commit. Source: Salesforce Help, "Customize What Happens When a Flow Fails", "Record-Triggered Flow: Run
 * Asynchronously".
 */
export const flowFaults: OwnRule = {
  name: 'flow-faults',
  check: (project, say) => {
    const { flows } = project.metadata.automation;
    for (const flow of flows.values()) {
      const file = fileNamed(project, 'flow', flow.name) ?? flow.name;
      for (const element of flow.elements.values())
        if (CAN_FAIL.includes(element.kind) && !('onFault' in element))
          say(
            file,
            `fails when ${element.name} fails`,
            'add a faultConnector: an unhandled fault undoes the save that started the flow',
          );
      // Callouts are not possible before the commit; a notification or mail that fails there undoes the save.
      for (const { name } of flow.trigger === undefined ? [] : actionsIn(reachableFrom(flow, [flow.next]), flows))
        say(file, `runs ${name} within the save`, 'put it on a scheduled path AsyncAfterCommit');
    }
  },
};

/** The actions among the elements and in the flows that they call. */
function actionsIn(elements: readonly FlowElement[], flows: Flows, seen: readonly string[] = []): FlowActionCall[] {
  return elements.flatMap((element) => {
    if (element.kind === 'actionCall') return [element];
    const called = element.kind === 'subflow' ? flows.get(element.flowName) : undefined;
    if (called === undefined || seen.includes(called.name)) return [];
    return actionsIn([...called.elements.values()], flows, [...seen, called.name]);
  });
}
