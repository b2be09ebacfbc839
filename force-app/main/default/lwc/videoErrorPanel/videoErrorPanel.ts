import { LightningElement, api } from 'lwc';
import { errorPanelLabels, fillLabel } from 'c/startVideoLabels';
import { describeError, type VideoError } from 'c/videoErrors';

/** Says what went wrong, what to do about it, and what to tell the administrator. */
export default class VideoErrorPanel extends LightningElement {
  @api error?: VideoError;
  @api canRetry = false;
  @api canGoBack = false;

  readonly labels = errorPanelLabels;

  /** Moves the focus to the heading, so that a screen reader starts to read there. */
  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('.heading')?.focus();
  }

  get heading(): string {
    return this.error ? describeError(this.error).title : '';
  }
  get remedy(): string {
    return this.error ? describeError(this.error).remedy : '';
  }
  get detail(): string {
    return this.error?.detail ? fillLabel(errorPanelLabels.details, this.error.detail) : '';
  }
  get requestId(): string {
    return this.error?.requestId ? fillLabel(errorPanelLabels.requestId, this.error.requestId) : '';
  }
  /** Nothing works in a page whose session is over. */
  get canReload(): boolean {
    return this.error?.code === 'SESSION_EXPIRED';
  }
  get hasActions(): boolean {
    return this.canRetry || this.canGoBack || this.canReload;
  }

  handleReload(): void {
    window.location.reload();
  }

  handleRetry(): void {
    this.dispatchEvent(new CustomEvent('retry'));
  }

  handleBack(): void {
    this.dispatchEvent(new CustomEvent('back'));
  }
}
