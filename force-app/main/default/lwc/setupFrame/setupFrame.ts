import { LightningElement, api } from 'lwc';
import type { VideoError } from 'c/videoErrors';

/**
 * What every part of a setup step has around its own: the heading, and one of the four states of what was loaded. Loading,
 * failed and empty are shown here; what is filled is the part's own and stands in the slot.
 *
 * @fires retry
 */
export default class SetupFrame extends LightningElement {
  /** Of the part, if it has one of its own. */
  @api heading = '';
  @api help = '';
  @api loadingText = '';
  @api emptyText = '';
  /** What was loaded; undefined while there is nothing. A failure leaves what was there in sight. */
  @api answer?: unknown;
  @api hasNothing = false;
  @api error?: VideoError;

  /** Moves the focus to why there is nothing, or else to the heading. */
  @api
  focus(): void {
    const error = this.template?.querySelector<HTMLElement>('c-setup-error');
    (error ?? this.template?.querySelector<HTMLElement>('.heading'))?.focus();
  }

  get isLoading(): boolean {
    return this.answer === undefined && !this.error;
  }
  get isEmpty(): boolean {
    return this.answer !== undefined && this.hasNothing;
  }
  get isFilled(): boolean {
    return this.answer !== undefined && !this.hasNothing;
  }

  handleRetry(): void {
    this.dispatchEvent(new CustomEvent('retry'));
  }
}
