import { LightningElement, api } from 'lwc';
import { callsLabels as labels } from 'c/setupLabels';
import { textOf, type Draft, type SettingName } from 'c/setupRecord';

interface Switch {
  name: SettingName;
  label: string;
  checked: boolean;
}

const RECORDS: [SettingName, string][] = [
  ['updateCase', labels.updateCase],
  ['updateContact', labels.updateContact],
  ['logTask', labels.logTask],
];

const OUTCOMES: [SettingName, string][] = [
  ['syncCallDetails', labels.syncCallDetails],
  ['syncRatings', labels.syncRatings],
  ['syncTranscript', labels.syncTranscript],
  ['syncSnapshots', labels.syncSnapshots],
  ['syncLocation', labels.syncLocation],
];

/**
 * Which records and which kinds of outcome are written, and how long personal data is kept.
 *
 * @fires draft with changed settings
 */
export default class SetupOutcomes extends LightningElement {
  @api settings: Draft = {};

  readonly labels = labels;

  get recordSwitches(): Switch[] {
    return this.switches(RECORDS);
  }
  get outcomeSwitches(): Switch[] {
    return this.switches(OUTCOMES);
  }
  get retention(): string {
    return textOf(this.settings.retentionDays);
  }

  handleSwitch(event: CustomEvent<{ checked: boolean }>): void {
    const { name = '' } = (event.currentTarget as HTMLElement).dataset;
    this.change({ [name]: event.detail.checked });
  }

  handleRetention(event: CustomEvent<{ value: string }>): void {
    this.change({ retentionDays: event.detail.value === '' ? null : Number(event.detail.value) });
  }

  switches(names: [SettingName, string][]): Switch[] {
    return names.map(([name, label]) => ({ name, label, checked: this.settings[name] === true }));
  }

  change(draft: Draft): void {
    this.dispatchEvent(new CustomEvent('draft', { detail: draft }));
  }
}
