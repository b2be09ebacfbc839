import { LightningElement, api } from 'lwc';
import type { FieldOption } from 'c/setupClient';
import { callsLabels as labels } from 'c/setupLabels';
import { textOf, type Draft } from 'c/setupRecord';

interface Option {
  label: string;
  value: string;
}

/** A combobox cannot hold an empty value. */
const NONE = 'none';
/** Always looked at, so there is no use in naming it. */
const DO_NOT_CALL = 'DoNotCall';

/**
 * Whom not to call, and what becomes of those who cannot get an SMS.
 *
 * @fires draft with changed settings
 */
export default class SetupPermission extends LightningElement {
  @api settings: Draft = {};
  /** Checkboxes of Contact. */
  @api fields: FieldOption[] = [];

  readonly labels = labels;
  readonly landlineOptions: Option[] = [
    { value: 'Fail', label: labels.landlineFail },
    { value: 'Link', label: labels.landlineLink },
  ];

  get isRespected(): boolean {
    return this.settings.respectDoNotCall === true;
  }
  get isIgnored(): boolean {
    return !this.isRespected;
  }
  get fieldValue(): string {
    return textOf(this.settings.doNotCallField) || NONE;
  }
  /** A field that is chosen but unknown (deleted, or hidden from the middleware) stays in sight. */
  get fieldOptions(): Option[] {
    const others = this.fields.filter(({ name }) => name !== DO_NOT_CALL);
    const known = [
      { value: NONE, label: labels.noDoNotCallField },
      ...others.map(({ name, label }) => ({ value: name, label })),
    ];
    const { fieldValue: value } = this;
    return known.some((option) => option.value === value) ? known : [...known, { value, label: value }];
  }
  get landlineValue(): string {
    return textOf(this.settings.landlineOnly) || 'Fail';
  }

  handleRespect(event: CustomEvent<{ checked: boolean }>): void {
    this.change({ respectDoNotCall: event.detail.checked });
  }

  handleField(event: CustomEvent<{ value: string }>): void {
    const { value } = event.detail;
    this.change({ doNotCallField: value === NONE ? '' : value });
  }

  handleLandline(event: CustomEvent<{ value: string }>): void {
    this.change({ landlineOnly: event.detail.value });
  }

  change(draft: Draft): void {
    this.dispatchEvent(new CustomEvent('draft', { detail: draft }));
  }
}
