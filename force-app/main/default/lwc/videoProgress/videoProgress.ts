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

/** How long a step has taken: as usual, longer, or very long. */
type Patience = 'usual' | 'slow' | 'verySlow';

const SLOW_MS = 4_000;
const VERY_SLOW_MS = 15_000;

/**
 * Shows how far the start of a call has come, says so where that takes long, and offers a way out.
 *
 * @fires cancel
 */
export default class VideoProgress extends LightningElement {
  @api
  get step(): RoomStep {
    return this.currentStep;
  }
  set step(step: RoomStep) {
    this.currentStep = step;
    this.watch();
  }

  readonly labels = progressLabels;
  currentStep: RoomStep = 'record';
  patience: Patience = 'usual';
  timers: ReturnType<typeof setTimeout>[] = [];

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('.heading')?.focus();
  }

  override disconnectedCallback(): void {
    this.forget();
  }

  get isSlow(): boolean {
    return this.patience !== 'usual';
  }
  get waitingText(): string {
    if (this.patience === 'verySlow') {
      return progressLabels.verySlow;
    }
    const slow = this.currentStep === 'room' ? progressLabels.slowRoom : progressLabels.slowRecord;
    return this.isSlow ? slow : '';
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

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  watch(): void {
    this.forget();
    this.patience = 'usual';
    this.timers = [this.expect(SLOW_MS, 'slow'), this.expect(VERY_SLOW_MS, 'verySlow')];
  }

  expect(delay: number, patience: Patience): ReturnType<typeof setTimeout> {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- ended by forget()
    return setTimeout(() => {
      this.patience = patience;
    }, delay);
  }

  forget(): void {
    this.timers.forEach((timer) => {
      clearTimeout(timer);
    });
  }
}
