import type { CheckGroup, SetupCheck } from 'c/setupClient';
import { setupLabels, stepLabels } from 'c/setupLabels';
import type { PathStep, StepState } from 'c/setupPath';
import { fillLabel } from 'c/startVideoLabels';

export type StepName = 'connection' | 'salesforce' | 'video' | 'calls' | 'people' | 'testCall' | 'deliveries';

export interface StepFacts {
  /** A token was had: the middleware knows this person. */
  isOpen: boolean;
  hasConnectionError: boolean;
  /** Undefined while there is no answer. */
  checks: readonly SetupCheck[] | undefined;
  /** A call's reference has been seen on its record. */
  hasWorkingCall: boolean;
}

export const STEP_NAMES: readonly StepName[] = [
  'connection',
  'salesforce',
  'video',
  'calls',
  'people',
  'testCall',
  'deliveries',
];

/** Which checks belong to which step; the test call is its own check. */
export const STEP_GROUPS: Record<StepName, readonly CheckGroup[]> = {
  connection: ['connection'],
  salesforce: ['salesforce'],
  video: ['video'],
  calls: ['calls'],
  people: ['people'],
  testCall: [],
  deliveries: ['deliveries', 'automation'],
};

export function checksOfStep(name: StepName, checks: readonly SetupCheck[]): SetupCheck[] {
  return checks.filter(({ group }) => STEP_GROUPS[name].includes(group));
}

/** The steps with their states. */
export function describeSteps(facts: StepFacts): PathStep[] {
  return STEP_NAMES.map((name) => ({ name, title: stepLabels[name].title, state: stateOf(name, facts) }));
}

/** How far the setup is, in words. */
export function summarize(steps: readonly PathStep[]): string {
  const done = steps.filter(({ state }) => state === 'done').length;
  return done === steps.length
    ? setupLabels.allDone
    : fillLabel(setupLabels.summary, String(done), String(steps.length));
}

export interface Neighbour {
  name: StepName;
  /** Of the button that leads there. */
  label: string;
}

/** The step before (-1) or after (1), if there is one. */
export function neighbourOf(current: StepName, distance: -1 | 1): Neighbour | undefined {
  const name = STEP_NAMES[STEP_NAMES.indexOf(current) + distance];
  const label = distance === 1 ? setupLabels.next : setupLabels.previous;
  return name && { name, label: fillLabel(label, stepLabels[name].title) };
}

export function shownOf(names: readonly StepName[]): Partial<Record<StepName, boolean>> {
  return Object.fromEntries(names.map((name) => [name, true]));
}

/** All steps but the current one are hidden. */
export function classesOf(current: StepName): Record<string, string> {
  return Object.fromEntries(
    STEP_NAMES.map((name) => [name, name === current ? `step-${name}` : `step-${name} slds-hide`]),
  );
}

function stateOf(name: StepName, facts: StepFacts): StepState {
  if (name === 'testCall') {
    return facts.hasWorkingCall ? 'done' : 'todo';
  }
  if (name === 'connection' && facts.hasConnectionError) {
    return 'error';
  }
  if (!facts.isOpen || !facts.checks) {
    return name === 'connection' && facts.isOpen ? 'done' : 'todo';
  }
  return worstOf(checksOfStep(name, facts.checks));
}

function worstOf(checks: readonly SetupCheck[]): StepState {
  if (checks.some(({ state }) => state === 'error')) {
    return 'error';
  }
  return checks.some(({ state }) => state === 'warning') ? 'attention' : 'done';
}
