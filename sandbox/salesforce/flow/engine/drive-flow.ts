import { CalloutRefused } from '../../callout/send-callout.ts';
import { FlowFault } from '../run/flow-fault.ts';
import type {
  EffectAnswer,
  FlowCallout,
  FlowEffect,
  FlowRun,
  FlowTransaction,
  CalloutAnswer,
} from '../run/flow-host.ts';
import { GovernorLimitReached } from './statement-count.ts';

export interface DriveParts {
  /** Runs a stretch of the flow: all of it is written or nothing. */
  transaction<T>(work: () => T): T;
  /** @throws CalloutRefused */
  callOut(callout: FlowCallout): Promise<CalloutAnswer>;
}

/** Where a flow stands after a stretch: done, or at a screen. */
export type Stretch<T> =
  | { readonly isDone: true; readonly value: T }
  | { readonly isDone: false; readonly effect: Extract<FlowEffect, { kind: 'screen' }> };

/** Runs a flow within the save that triggered it, where nothing may leave the org. */
export function driveToEnd<T>(run: FlowRun<T>): T {
  const step = run.next({ kind: 'none' });
  // Deploys refuse screens in such flows, and callouts fault before they come here.
  if (step.done !== true) throw new TypeError(`A flow stopped at a ${step.value.kind} within a save`);
  return step.value;
}

/** Runs a flow up to the next screen or its end, each stretch between callouts in a transaction of its own. */
export async function drive<T>(
  run: FlowRun<T>,
  answer: EffectAnswer,
  transaction: FlowTransaction,
  parts: DriveParts,
): Promise<Stretch<T>> {
  let reply = answer;
  for (;;) {
    transaction.hasUncommittedWork = false;
    const given = reply;
    const step = withinLimits(() => parts.transaction(() => run.next(given)));
    if (step.done === true) return { isDone: true, value: step.value };
    if (step.value.kind === 'screen') return { isDone: false, effect: step.value };
    reply = await callOut(step.value.callout, parts);
  }
}

/** Whoever launched a flow is told of a limit as of any fault that nobody caught. */
function withinLimits<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof GovernorLimitReached ? new FlowFault(error.message, 'LIMIT_EXCEEDED') : error;
  }
}

async function callOut(callout: FlowCallout, parts: DriveParts): Promise<EffectAnswer> {
  try {
    return { kind: 'callout', answer: await parts.callOut(callout) };
  } catch (error) {
    if (error instanceof CalloutRefused) return { kind: 'refused', message: error.message };
    throw error;
  }
}
