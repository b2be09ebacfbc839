import { api } from 'lwc';
import type { FieldOption, SetupClient, SetupOptions } from 'c/setupClient';
import { callsLabels } from 'c/setupLabels';
import { SetupPart } from 'c/setupPart';
import { textOf, textsOf, type Draft } from 'c/setupRecord';
import { formLabels } from 'c/startVideoLabels';

interface Option {
  label: string;
  value: string;
}

/**
 * Everything about calls that is a setting.
 *
 * @fires draft with changed settings
 */
export default class SetupCalls extends SetupPart<SetupOptions> {
  override readonly results = ['c-setup-frame', '.first'];
  /** The settings as they are with the draft on top. */
  @api settings: Draft = {};
  /** What of it is not saved yet. */
  @api changes: Draft = {};

  readonly labels = callsLabels;
  readonly invitations: Option[] = [
    { label: formLabels.invitationSms, value: 'SMS' },
    { label: formLabels.invitationLink, value: 'Link' },
  ];

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
  get isUnique(): boolean {
    return this.settings.uniqueReferences === true;
  }
  get loginOptions(): Option[] {
    const known = this.answer?.loginFields.map(({ name, label }) => ({ value: name, label })) ?? [];
    const chosen = textOf(this.settings.agentLoginField);
    const isKnown = chosen === '' || known.some(({ value }) => value === chosen);
    return isKnown ? known : [...known, { value: chosen, label: chosen }];
  }

  async ask(client: SetupClient): Promise<SetupOptions> {
    return client.options();
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
