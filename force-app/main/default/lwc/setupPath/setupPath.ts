import { LightningElement, api } from 'lwc';
import { fillLabel } from 'c/startVideoLabels';
import { pathLabels } from 'c/setupLabels';

export type StepState = 'done' | 'attention' | 'error' | 'todo';

export interface PathStep {
  name: string;
  title: string;
  state: StepState;
}

interface PathItem {
  name: string;
  number: number;
  title: string;
  stateText: string;
  iconName: string | undefined;
  variant: string | undefined;
  className: string;
  current: 'step' | null;
}

const FIGURES: Record<StepState, { iconName: string; variant: string } | undefined> = {
  done: { iconName: 'utility:success', variant: 'success' },
  attention: { iconName: 'utility:warning', variant: 'warning' },
  error: { iconName: 'utility:error', variant: 'error' },
  todo: undefined,
};

/**
 * The steps with their states, each told by a figure of its own and in words.
 *
 * @fires choose with the name of a step
 */
export default class SetupPath extends LightningElement {
  @api steps: PathStep[] = [];
  @api currentStep?: string;
  /** How far the setup is, in words. */
  @api summary = '';

  readonly labels = pathLabels;

  get items(): PathItem[] {
    return this.steps.map(({ name, title, state }, index) => {
      const isCurrent = name === this.currentStep;
      return {
        name,
        number: index + 1,
        title: fillLabel(pathLabels.stepTitle, String(index + 1), title),
        stateText: pathLabels[state],
        iconName: FIGURES[state]?.iconName,
        variant: FIGURES[state]?.variant,
        className: isCurrent ? 'current' : '',
        current: isCurrent ? 'step' : null,
      };
    });
  }

  handleChoose(event: Event): void {
    const { name } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('choose', { detail: name }));
  }
}
