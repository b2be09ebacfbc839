import {
  ACTION,
  flowsOf,
  immediateTargets,
  isRecordTriggered,
  reachableFrom,
  SUBFLOW,
  type Flow,
  type FlowNode,
} from '../flow/flow.ts';
import type { Problem } from '../problem.ts';
import type { Project } from '../project/project.ts';
import { childOf, textOf } from '../xml/element.ts';
import type { Rule } from './rule.ts';

const CAN_FAIL = [ACTION, 'recordCreates', 'recordLookups', 'recordUpdates'];
/** Callouts are not possible before the commit; a notification or mail that fails there undoes the save. */
const AFTER_COMMIT = ['customNotificationAction', 'emailSimple', 'externalService'];

/**
 * No flow undoes what it was started by: whatever can fail has a fault path, and what reaches out of the org runs after
 * the commit. Source: Salesforce Help, "Customize What Happens When a Flow Fails", "Record-Triggered Flow: Run
 * Asynchronously".
 */
export const flowFaults: Rule = {
  name: 'flow-faults',
  check: (project: Project) => {
    const flows = flowsOf(project);
    return flows.flatMap((flow) => [...checkFaultPaths(flow), ...checkImmediatePath(flow, flows)]);
  },
};

function checkFaultPaths({ file, nodes }: Flow): Problem[] {
  return nodes
    .filter(({ kind, element }) => CAN_FAIL.includes(kind) && childOf(element, 'faultConnector') === undefined)
    .map(({ name }) => ({
      file: file.path,
      problem: `fails when ${name} fails`,
      remedy: 'add a faultConnector: an unhandled fault undoes the save that started the flow',
    }));
}

function checkImmediatePath(flow: Flow, flows: readonly Flow[]): Problem[] {
  if (!isRecordTriggered(flow)) return [];
  return actionsIn(reachableFrom(flow, immediateTargets(flow)), flows)
    .filter(({ element }) => AFTER_COMMIT.includes(textOf(element, 'actionType')))
    .map(({ name }) => ({
      file: flow.file.path,
      problem: `runs ${name} within the save`,
      remedy: 'put it on a scheduled path AsyncAfterCommit',
    }));
}

/** The actions among the elements and in the flows that they call. */
function actionsIn(nodes: readonly FlowNode[], flows: readonly Flow[], seen: readonly string[] = []): FlowNode[] {
  return nodes.flatMap((node) => {
    if (node.kind === ACTION) return [node];
    const name = textOf(node.element, 'flowName');
    const called = flows.find((flow) => flow.name === name);
    if (node.kind !== SUBFLOW || called === undefined || seen.includes(name)) return [];
    return actionsIn(called.nodes, flows, [...seen, name]);
  });
}
