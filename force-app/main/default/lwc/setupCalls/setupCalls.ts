import { LightningElement, api } from 'lwc';
import { focusResultOf } from 'c/focusResult';
import type { FieldOption, SetupClient, SetupOptions } from 'c/setupClient';
import { callsLabels } from 'c/setupLabels';
import { loadPart } from 'c/setupPart';
import { textOf, textsOf, type Draft } from 'c/setupRecord';
import { formLabels } from 'c/startVideoLabels';
import type { VideoError } from 'c/videoErrors';

interface Option {
  label: string;
  value: string;
}

/**
 * Everything about calls that is a setting.
 *
 * @fires draft with changed settings
 */
export default class SetupCalls extends LightningElement {
  /** The settings as they are with the draft on top. */
  @api settings: Draft = {};

  readonly labels = callsLabels;
  readonly invitations: Option[] = [
    { label: formLabels.invitationSms, value: 'SMS' },
    { label: formLabels.invitationLink, value: 'Link' },
  ];
  answer: SetupOptions | undefined;
  loadError: VideoError | undefined;
  currentClient: SetupClient | undefined;

  @api
  get client(): SetupClient | undefined {
    return this.currentClient;
  }
  set client(client: SetupClient | undefined) {
    this.currentClient = client;
    this.load().catch(reportError);
  }

  get phoneFields(): FieldOption[] {
    return this.answer?.phoneFields ?? [];
  }
  get checkboxFields(): FieldOption[] {
    return this.answer?.checkboxFields ?? [];
  }
  get caseFields(): FieldOption[] {
    return this.answer?.caseFields ?? [];
  }
  get texts(): Record<string, string> {
    return textsOf(this.settings);
  }
  get loginOptions(): Option[] {
    const known = this.answer?.loginFields.map(({ name, label }) => ({ value: name, label })) ?? [];
    const chosen = textOf(this.settings.agentLoginField);
    const isKnown = chosen === '' || known.some(({ value }) => value === chosen);
    return isKnown ? known : [...known, { value: chosen, label: chosen }];
  }

  async load(): Promise<void> {
    await loadPart(this, this.client?.options());
  }

  async handleReload(): Promise<void> {
    await focusResultOf(this.template, () => this.load(), 'c-setup-frame', '.first');
  }

  /** The parts tell what changed; it is passed on as it is. */
  handleDraft(event: CustomEvent<Draft>): void {
    this.change(event.detail);
  }

  handleValue(event: CustomEvent<{ value: string }>): void {
    this.change({ [nameOf(event)]: event.detail.value });
  }

  handleNumber(event: CustomEvent<{ value: string }>): void {
    const { value } = event.detail;
    this.change({ [nameOf(event)]: value === '' ? null : Number(value) });
  }

  change(draft: Draft): void {
    this.dispatchEvent(new CustomEvent('draft', { detail: draft }));
  }
}

function nameOf(event: Event): string {
  return (event.currentTarget as HTMLElement).dataset.name ?? '';
}
