import { LightningElement, api } from 'lwc';
import { connectionLabels } from 'c/setupLabels';
import { hasMoreThanOrigin } from 'c/setupProbe';
import type { Draft } from 'c/setupRecord';
import { createVerifier } from 'c/videoProof';
import { keyProblemOf } from './gateKey';
import { verdictLines, type LineState, type Verdict, type VerdictLine } from './verdict';

export { keyProblemOf } from './gateKey';
export { verdictLines, type Verdict } from './verdict';

type KeyElement = HTMLElement & {
  setCustomValidity(message: string): void;
  checkValidity(): boolean;
  reportValidity(): boolean;
};

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
  /** What is not saved yet, of all settings. */
  @api changes: Draft = {};
  @api isVerifying = false;
  @api verdict?: Verdict;

  readonly labels = connectionLabels;
  isKeyShown = false;

  /** Moves the focus to what verifying found, if it is there. */
  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('.verdict')?.focus();
  }

  /** Says at the gate key why it is not taken, and moves the focus there. */
  @api
  refuseKey(): void {
    this.keyInput?.reportValidity();
    this.keyInput?.focus();
  }

  override renderedCallback(): void {
    this.keyInput?.setCustomValidity(keyProblemOf(this.changes));
    // The field looks by itself only when somebody leaves it: what it said stays where the page sets the key.
    if (this.keyInput?.checkValidity()) {
      this.keyInput.reportValidity();
    }
  }

  get keyInput(): KeyElement | null | undefined {
    return this.template?.querySelector<KeyElement>('.gate-key');
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
    return Object.keys(this.changes).length > 0 || this.isNew
      ? connectionLabels.saveAndVerify
      : connectionLabels.verify;
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
    if (keyProblemOf(this.changes) !== '') {
      this.refuseKey();
      return;
    }
    this.dispatchEvent(new CustomEvent('verify'));
  }

  change(draft: Draft): void {
    this.dispatchEvent(new CustomEvent('draft', { detail: draft }));
  }
}
