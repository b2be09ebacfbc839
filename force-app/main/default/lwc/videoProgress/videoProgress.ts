import { LightningElement, api } from 'lwc';
import type { RoomStep } from 'c/roomRequest';
import { fillLabel, progressLabels } from 'c/startVideoLabels';

interface Step {
  name: RoomStep;
  text: string;
  isDone: boolean;
  isCurrent: boolean;
  /** Step and state in words, for screen readers. */
  description: string;
}

const STEPS: readonly RoomStep[] = ['record', 'room'];

/** Shows how far the start of a call has come. */
export default class VideoProgress extends LightningElement {
  @api step: RoomStep = 'record';

  readonly labels = progressLabels;

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('.heading')?.focus();
  }

  get steps(): Step[] {
    const current = STEPS.indexOf(this.step);
    return STEPS.map((name, index) => {
      const isDone = index < current;
      const isCurrent = index === current;
      const text = progressLabels[name];
      const notDone = isCurrent ? progressLabels.current : progressLabels.waiting;
      const description = fillLabel(progressLabels.stepText, text, isDone ? progressLabels.done : notDone);
      return { name, text, isDone, isCurrent, description };
    });
  }
}
