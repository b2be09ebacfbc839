import type { ChecksAnswer, Opened } from 'c/setupClient';
import { stepLabels } from 'c/setupLabels';
import type { PathStep } from 'c/setupPath';
import { describeOrgs, isOfAnotherOrg } from './orgOfSettings';
import {
  checksOfStep,
  classesOf,
  describeSteps,
  neighbourOf,
  shownOf,
  summarize,
  type Neighbour,
  type StepFacts,
  type StepName,
} from './stepStates';

/** What the page shows of its steps. */
export interface GuideView {
  steps: PathStep[];
  summary: string;
  current: { heading: string; intro: string };
  /** Steps stay where they are once they were looked at: what was begun in them is not lost. */
  shown: Partial<Record<StepName, boolean>>;
  classes: Record<string, string>;
  report: Partial<ChecksAnswer>;
  previous: Neighbour | undefined;
  next: Neighbour | undefined;
  /** The settings were made in another org. */
  isRefreshed: boolean;
  /** Names the org that the settings were made in, and this one. */
  refreshedText: string;
}

interface GuideFacts {
  facts: StepFacts;
  opened: Opened | undefined;
  answer: ChecksAnswer | undefined;
  currentStep: StepName;
  visited: readonly StepName[];
}

export function viewGuide({ facts, opened, answer, currentStep, visited }: GuideFacts): GuideView {
  const steps = describeSteps(facts);
  return {
    steps,
    summary: summarize(steps),
    current: stepLabels[currentStep],
    shown: shownOf(visited),
    classes: classesOf(currentStep),
    report: answer ? { ...answer, checks: checksOfStep(currentStep, answer.checks) } : {},
    previous: neighbourOf(currentStep, -1),
    next: neighbourOf(currentStep, 1),
    isRefreshed: isOfAnotherOrg(opened),
    refreshedText: describeOrgs(opened),
  };
}
