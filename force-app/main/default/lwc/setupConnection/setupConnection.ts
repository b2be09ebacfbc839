import { LightningElement, api } from 'lwc';
import { connectionLabels } from 'c/setupLabels';
import { hasMoreThanOrigin } from 'c/setupProbe';
import type { Draft } from 'c/setupRecord';
import { createVerifier } from 'c/videoProof';
import { verdictLines, type LineState, type Verdict, type VerdictLine } from './verdict';

export { verdictLines, type Verdict } from './verdict';

const FIGURES: Record<LineState, { iconName: string; variant: string | undefined; stateText: string }> = {
  done: { iconName: 'utility:success', variant: 'success', stateText: connectionLabels.lineDone },
  error: { iconName: 'utility:error', variant: 'error', stateText: connectionLabels.lineError },
  todo: { iconName: 'utility:routing_offline', variant: undefined, stateText: connectionLabels.lineTodo },
};

/**
 * The address of the middleware and the gate key, and whether they work from this very page.
 *
 * @fires draft with changed settings
 * @fires verify
 */
export default class SetupConnection extends LightningElement {
  @api url = '';
  @api gateKey = '';
  /** No settings record is there yet. */
  @api isNew = false;
  @api hasChanges = false;
  @api isVerifying = false;
  @api verdict?: Verdict;

  readonly labels = connectionLabels;
  isKeyShown = false;

  /** Moves the focus to what verifying found, if it is there. */
  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('.verdict')?.focus();
  }

  /** Said while it is typed: everything that hangs on the address would fail for it. */
  get urlHint(): string {
    return hasMoreThanOrigin(this.url) ? connectionLabels.notAnOrigin : '';
  }
  get gateKeyType(): string {
    return this.isKeyShown ? 'text' : 'password';
  }
  get revealIcon(): string {
    return this.isKeyShown ? 'utility:hide' : 'utility:preview';
  }
  get verifyLabel(): string {
    return this.hasChanges || this.isNew ? connectionLabels.saveAndVerify : connectionLabels.verify;
  }
  get showsVerdict(): boolean {
    return this.verdict !== undefined && !this.isVerifying && this.url !== '';
  }
  get verdictTitle(): string {
    return this.verdict?.opened ? connectionLabels.connected : connectionLabels.notConnected;
  }
  get lines(): (VerdictLine & { note: string })[] {
    const lines = this.verdict ? verdictLines(this.verdict, window.location.origin) : [];
    return lines.map((line) => ({
      ...line,
      ...FIGURES[line.state],
      titleClass: line.state === 'error' ? 'slds-text-title_bold' : '',
      note: line.remedy === '' ? line.finding : '',
    }));
  }

  handleUrl(event: CustomEvent<{ value: string }>): void {
    this.change({ middlewareUrl: event.detail.value.trim() });
  }

  handleGateKey(event: CustomEvent<{ value: string }>): void {
    this.change({ gateKey: event.detail.value.trim() });
  }

  handleShowKey(): void {
    this.isKeyShown = !this.isKeyShown;
  }

  handleGenerate(): void {
    this.change({ gateKey: createVerifier() });
  }

  handleVerify(): void {
    this.dispatchEvent(new CustomEvent('verify'));
  }

  change(draft: Draft): void {
    this.dispatchEvent(new CustomEvent('draft', { detail: draft }));
  }
}
