import type { FlowElement } from '../definition.ts';
import { assign } from './elements/assign.ts';
import { callAction } from './elements/call-action.ts';
import { callSubflow } from './elements/call-subflow.ts';
import { createRecords } from './elements/create-records.ts';
import { decide } from './elements/decide.ts';
import { lookUpRecords } from './elements/look-up-records.ts';
import { loop } from './elements/loop.ts';
import { raiseError } from './elements/raise-error.ts';
import { showScreen } from './elements/show-screen.ts';
import { updateRecords } from './elements/update-records.ts';
import { FlowFault } from './flow-fault.ts';
import type { FlowRun } from './flow-host.ts';
import type { Interview } from './interview.ts';

/** Salesforce ends a flow that runs too long by its CPU time; here its elements are counted, so that a loop ends the same each time. */
const MAX_ELEMENTS = 2000;

/**
 * Runs a flow from an element to the end of its path. A fault goes on at the fault path of its element, if it has one.
 * @throws FlowFault, FlowCustomErrorRaised
 */
export function* runInterview(interview: Interview, first: string | undefined): FlowRun<void> {
  let current = first;
  while (current !== undefined) {
    const element = interview.flow.elements.get(current);
    if (element === undefined) throw new FlowFault(`The element ${current} does not exist`);
    interview.transaction.steps += 1;
    if (interview.transaction.steps > MAX_ELEMENTS)
      throw new FlowFault(
        `The flow ${interview.flow.label} ran more than ${String(MAX_ELEMENTS)} elements: it does not end.`,
        'LIMIT_EXCEEDED',
      );
    interview.visited.add(element.name);
    try {
      current = yield* runElement(interview, element);
    } catch (error) {
      if (!(error instanceof FlowFault)) throw error;
      error.element ??= element.name;
      if (!('onFault' in element)) throw error;
      interview.faultMessage = error.message;
      current = element.onFault;
    }
  }
}

/** Runs one element and tells the next. */
function* runElement(interview: Interview, element: FlowElement): FlowRun<string | undefined> {
  switch (element.kind) {
    case 'assignment':
      assign(interview, element);
      return element.next;
    case 'decision':
      return decide(interview, element);
    case 'loop':
      return loop(interview, element);
    case 'recordLookup':
      lookUpRecords(interview, element);
      return element.next;
    case 'recordCreate':
      createRecords(interview, element);
      return element.next;
    case 'recordUpdate':
      updateRecords(interview, element);
      return element.next;
    case 'customError':
      return raiseError(interview, element);
    case 'subflow':
      yield* callSubflow(interview, element, runInterview);
      return element.next;
    case 'actionCall':
      yield* callAction(interview, element);
      return element.next;
    case 'screen':
      yield* showScreen(interview, element);
      return element.next;
  }
}
