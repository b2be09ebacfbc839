import type { FlowDefinition, FlowSubflow } from '../../definition.ts';
import { assignReference } from '../assign-reference.ts';
import { evaluateExpression } from '../evaluate.ts';
import { FlowFault } from '../flow-fault.ts';
import type { FlowContext, FlowRun } from '../flow-host.ts';
import { Interview } from '../interview.ts';
import { startVariables } from '../start-variables.ts';

/**
 * Runs another flow within this one, in the same transaction. It keeps its caller's context unless it names its own.
 * There is no fault path: what fails in it fails the whole interview.
 *
 * @param run runs a flow from an element on
 * @throws FlowFault
 */
export function* callSubflow(
  caller: Interview,
  element: FlowSubflow,
  run: (interview: Interview, first: string | undefined) => FlowRun<void>,
): FlowRun<void> {
  const flow = caller.host.activeFlow(element.flowName);
  if (flow === undefined) throw new FlowFault(`The flow ${element.flowName} has no active version`);
  // Help says nothing of subflows but that whoever runs a restricted flow needs access: whom the system runs for, does not.
  if (flow.isRestricted && caller.context === 'User' && !caller.host.mayRun(caller.userId, flow.name))
    throw new FlowFault(`You don't have access to run the flow ${flow.name}`);
  const interview = new Interview({
    flow,
    host: caller.host,
    userId: caller.userId,
    context: contextOf(flow, caller.context),
    transaction: caller.transaction,
    cause: caller.execute(element.name),
  });
  const inputs = element.inputs.map(({ name, value }) => [name, evaluateExpression(caller, value)] as const);
  startVariables(interview, Object.fromEntries(inputs));
  yield* run(interview, flow.next);
  const valueOf = (name: string) => interview.variables.get(name) ?? null;
  for (const { name, assignTo } of element.outputs) assignReference(caller, assignTo, valueOf(name));
  if (!element.storesOutput) return;
  const outputs = [...flow.variables.values()].filter(({ isOutput }) => isOutput).map(({ name }) => name);
  caller.results.set(element.name, {
    kind: 'apex',
    type: flow.name,
    fields: Object.fromEntries(outputs.map((name) => [name, valueOf(name)])),
    changed: [],
  });
}

/** With whose rights a flow runs that something else launches in a context of its own. */
export function contextOf({ runInMode }: Pick<FlowDefinition, 'runInMode'>, launchedIn: FlowContext): FlowContext {
  return runInMode === 'DefaultMode' ? launchedIn : runInMode;
}
