import { LightningElement, api } from 'lwc';
import { loadCountries, type Country } from 'c/countries';
import { focusResultOf } from 'c/focusResult';
import { createLatestAnswer } from 'c/latestAnswer';
import type { FieldOption, PhonePreview, SetupClient } from 'c/setupClient';
import { nameFields } from 'c/setupFormat';
import { callsLabels } from 'c/setupLabels';
import { listOf, textOf, type Draft } from 'c/setupRecord';
import type { TableRow } from 'c/setupTable';
import type { VideoError } from 'c/videoErrors';
import { warningsOf } from './changedCalls';

type PhoneDraft = Parameters<SetupClient['previewPhones']>[0];

/** A combobox cannot hold an empty value. */
const NO_REGION = 'none';

/**
 * Which numbers are called, and how those of real contacts come out.
 *
 * @fires draft with changed settings
 */
export default class SetupPhones extends LightningElement {
  @api client?: SetupClient;
  /** Checkboxes of Contact, to call them by their labels. */
  @api checkboxFields: FieldOption[] = [];
  /** What is not saved yet: only then is there something to warn of. */
  @api changes: Draft = {};

  readonly labels = callsLabels;
  readonly columns = [callsLabels.contact, callsLabels.field, callsLabels.calledAs];
  knownFields: FieldOption[] = [];
  names = '';
  // The same lists until they change: each new one renders the dual listbox, which takes the focus if it ever had it.
  fieldValue: string[] = [];
  fieldOptions: Country[] = [];
  region = '';
  allowed = '';
  permission: Draft = {};
  countries: Country[] = [];
  preview: PhonePreview | undefined;
  error: VideoError | undefined;
  isAsking = false;

  readonly latest = createLatestAnswer(
    async (draft: PhoneDraft) => this.client?.previewPhones(draft),
    ({ data, error }) => {
      this.preview = data ?? this.preview;
      this.error = error;
      this.isAsking = false;
    },
  );

  /** Fields of Contact that hold a phone number. */
  @api
  get fields(): FieldOption[] {
    return this.knownFields;
  }
  set fields(fields: FieldOption[]) {
    this.knownFields = fields;
    this.listFields();
  }
  /** API names of fields, separated by commas. */
  @api
  get phoneFields(): string {
    return this.names;
  }
  set phoneFields(names: string) {
    this.names = names;
    this.listFields();
    this.ask();
  }
  @api
  get defaultRegion(): string {
    return this.region;
  }
  set defaultRegion(region: string) {
    this.region = region;
    this.ask();
  }
  /** Countries, separated by commas; empty: all. */
  @api
  get allowedRegions(): string {
    return this.allowed;
  }
  set allowedRegions(allowed: string) {
    this.allowed = allowed;
    this.ask();
  }

  /** The settings about whom not to call: the preview follows them, too. */
  @api
  get settings(): Draft {
    return this.permission;
  }
  set settings(settings: Draft) {
    const before = JSON.stringify(this.question);
    this.permission = settings;
    // Most of the settings say nothing of it.
    if (JSON.stringify(this.question) !== before) {
      this.ask();
    }
  }

  override connectedCallback(): void {
    this.ask();
    loadCountries(this)
      .then((countries) => {
        this.countries = countries;
      })
      .catch(reportError);
  }

  override disconnectedCallback(): void {
    this.latest.stop();
  }

  get hasCountries(): boolean {
    return this.countries.length > 0;
  }
  get regionValue(): string {
    return this.region === '' ? NO_REGION : this.region.toUpperCase();
  }
  get regionOptions(): Country[] {
    return [{ value: NO_REGION, label: callsLabels.noRegion }, ...this.countries];
  }
  get allowedCodes(): string[] {
    return listOf(this.allowed).map((code) => code.toUpperCase());
  }
  get hasAllowed(): boolean {
    return this.allowedCodes.length > 0;
  }
  get allowedText(): string {
    return this.allowedCodes.join(',');
  }
  get allowedPlaceholder(): string {
    return callsLabels.addRegion;
  }
  get addableOptions(): Country[] {
    return this.countries.filter(({ value }) => !this.allowedCodes.includes(value));
  }
  get allowedPills(): { name: string; label: string }[] {
    return this.allowedCodes.map((code) => ({ name: code, label: this.nameOf(code) }));
  }

  get question(): PhoneDraft {
    const { fieldValue: phoneFields, allowedCodes: allowedRegions, permission } = this;
    const { respectDoNotCall, doNotCallField, landlineOnly } = permission;
    return {
      ...{ phoneFields, allowedRegions, defaultRegion: this.region || null },
      respectDoNotCall: respectDoNotCall === true,
      doNotCallField: textOf(doNotCallField) || null,
      landlineOnly: landlineOnly === 'Link' ? 'Link' : 'Fail',
    };
  }
  get rows(): TableRow[] | undefined {
    const named = (words: string) => nameFields(words, [...this.knownFields, ...this.checkboxFields]);
    return this.preview?.rows.map(({ contactId, name, field, number, problem, workflow }) => ({
      ...{ id: contactId, title: name, cells: [named(field ?? '')], outcome: number },
      problem: problem ? named(problem.message) : undefined,
      ...(workflow === null ? {} : { note: named(workflow) }),
    }));
  }
  /** Whose calls would go elsewhere, or nowhere, by what is not saved yet. */
  get warnings(): string[] {
    const isChanged = Object.keys(this.changes).some((name) => name in this.question);
    return isChanged && !this.error && !this.isAsking ? warningsOf(this.preview?.rows ?? []) : [];
  }

  handleFields(event: CustomEvent<{ value: string[] }>): void {
    this.change({ phoneFields: event.detail.value.join(',') });
  }

  handleRegion(event: CustomEvent<{ value: string }>): void {
    const { value } = event.detail;
    this.change({ defaultRegion: value === NO_REGION ? '' : value.toUpperCase() });
  }

  handleAllow(event: CustomEvent<{ value: string }>): void {
    const { value } = event.detail;
    // The list is there to add: it goes back to its placeholder.
    (event.currentTarget as HTMLInputElement).value = '';
    if (value !== '' && !this.allowedCodes.includes(value)) {
      this.change({ allowedRegions: [...this.allowedCodes, value].join(',') });
    }
  }

  async handleForbid(event: CustomEvent<{ item: { name: string } }>): Promise<void> {
    const { name } = event.detail.item;
    const allowedRegions = this.allowedCodes.filter((code) => code !== name).join(',');
    const forbid = () => {
      this.change({ allowedRegions });
    };
    await focusResultOf(this.template, forbid, '.pills', '.all-regions');
  }

  handleAllowedText(event: CustomEvent<{ value: string }>): void {
    this.change({ allowedRegions: listOf(event.detail.value).join(',').toUpperCase() });
  }

  async handleRetry(): Promise<void> {
    this.error = undefined;
    this.isAsking = true;
    const retry = () => this.latest.askNow(this.question);
    await focusResultOf(this.template, retry, 'c-setup-preview');
  }

  nameOf(code: string): string {
    return this.countries.find(({ value }) => value === code)?.label ?? code;
  }

  change(draft: Draft): void {
    this.dispatchEvent(new CustomEvent('draft', { detail: draft }));
  }

  /** A field that is chosen but unknown (deleted, or hidden from the middleware) stays in sight. */
  listFields(): void {
    const known = this.fields.map(({ name, label }) => ({ value: name, label }));
    this.fieldValue = listOf(this.names);
    const unknown = this.fieldValue.filter((name) => !this.fields.some((field) => field.name === name));
    this.fieldOptions = [...known, ...unknown.map((value) => ({ value, label: value }))];
  }

  ask(): void {
    if (this.client) {
      this.isAsking = true;
      this.latest.ask(this.question);
    }
  }
}
