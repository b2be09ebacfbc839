import { LightningElement, api } from 'lwc';
import { describeSetupError } from 'c/setupErrors';
import { formatTimesIn } from 'c/setupFormat';
import { commonLabels } from 'c/setupLabels';
import { errorPanelLabels, fillLabel } from 'c/startVideoLabels';
import type { VideoError } from 'c/videoErrors';

/**
 * Says to an administrator what went wrong and what to do about it.
 *
 * @fires retry
 */
export default class SetupError extends LightningElement {
  @api error?: VideoError;
  @api canRetry = false;

  readonly labels = { ...commonLabels, reload: errorPanelLabels.reload };

  /** Moves the focus to the heading, so that a screen reader starts to read there. */
  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('.heading')?.focus();
  }

  get words(): { title: string; remedy: string } {
    return this.error ? describeSetupError(this.error) : { title: '', remedy: '' };
  }
  get detail(): string {
    return this.error?.detail ? fillLabel(commonLabels.details, formatTimesIn(this.error.detail)) : '';
  }
  /** What the service behind said itself, one line each, as far as it said it. */
  get peerLines(): string[] {
    const { peer } = this.error ?? {};
    if (!peer) {
      return [];
    }
    const lines: [string, string][] = [
      [commonLabels.peerStatus, peer.status],
      [commonLabels.peerCode, peer.code],
      [commonLabels.peerMessage, peer.message],
      [commonLabels.peerErrorId, peer.errorId],
    ];
    return lines.filter(([, value]) => value !== '').map(([label, value]) => fillLabel(label, peer.name, value));
  }
  get requestId(): string {
    return this.error?.requestId ? fillLabel(commonLabels.requestId, this.error.requestId) : '';
  }

  /** Nothing works in a page whose session is over. */
  get canReload(): boolean {
    return this.error?.code === 'SESSION_EXPIRED';
  }
  get mayRetry(): boolean {
    return this.canRetry && !this.canReload;
  }

  handleReload(): void {
    window.location.reload();
  }

  handleRetry(): void {
    this.dispatchEvent(new CustomEvent('retry'));
  }
}
