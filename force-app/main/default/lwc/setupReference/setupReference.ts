import { LightningElement, api } from 'lwc';
import { focusResultOf } from 'c/focusResult';
import { createLatestAnswer } from 'c/latestAnswer';
import type { FieldOption, ReferencePreview, SetupClient } from 'c/setupClient';
import { nameFields } from 'c/setupFormat';
import { callsLabels } from 'c/setupLabels';
import { fillLabel } from 'c/startVideoLabels';
import type { TableRow } from 'c/setupTable';
import type { VideoError } from 'c/videoErrors';

/** A case has dozens of fields: the first few are buttons, all of them are in a list. */
const MOST_BUTTONS = 6;

/**
 * How a call reference is formed, and what comes out for the latest cases.
 *
 * @fires draft with changed settings
 */
export default class SetupReference extends LightningElement {
  @api client?: SetupClient;
  /** Fields of Case that a reference may hold. */
  @api fields: FieldOption[] = [];

  /** Whether each call gets a reference of its own. */
  @api isUnique = false;

  readonly labels = callsLabels;
  readonly columns = [callsLabels.case, callsLabels.reference];
  currentPattern = '';
  preview: ReferencePreview | undefined;
  error: VideoError | undefined;

  readonly latest = createLatestAnswer(
    async (pattern: string) => this.client?.previewReferences(pattern),
    ({ data, error }) => {
      this.preview = data ?? this.preview;
      this.error = error;
    },
  );

  @api
  get pattern(): string {
    return this.currentPattern;
  }
  set pattern(pattern: string) {
    this.currentPattern = pattern;
    this.ask();
  }

  override connectedCallback(): void {
    this.ask();
  }

  override disconnectedCallback(): void {
    this.latest.stop();
  }

  get buttons(): (FieldOption & { placeholder: string })[] {
    return this.fields.slice(0, MOST_BUTTONS).map((field) => ({ ...field, placeholder: `{${field.name}}` }));
  }
  get hasMoreFields(): boolean {
    return this.fields.length > MOST_BUTTONS;
  }
  get moreOptions(): { label: string; value: string }[] {
    return this.fields.map(({ name, label }) => ({ value: name, label: `${label} {${name}}` }));
  }
  get rows(): TableRow[] | undefined {
    return this.preview?.rows.map(({ caseId, caseNumber, callReference, problem }) => ({
      ...{ id: caseId, title: caseNumber, cells: [], outcome: callReference },
      problem: problem ? nameFields(problem.message, this.fields) : undefined,
    }));
  }
  /** What is wrong with the pattern itself, and for how many cases it does not work. */
  get warnings(): string[] {
    // What is shown is the answer to an earlier pattern.
    if (this.error) {
      return [];
    }
    const { rows = [] } = this;
    const bad = rows.filter(({ problem }) => problem).length;
    return [
      ...(this.preview?.problem ? [nameFields(this.preview.problem.message, this.fields)] : []),
      ...(bad === 0 ? [] : [fillLabel(callsLabels.referenceWarning, String(bad), String(rows.length))]),
    ];
  }

  handlePattern(event: CustomEvent<{ value: string }>): void {
    this.change(event.detail.value);
  }

  handleUnique(event: CustomEvent<{ checked: boolean }>): void {
    this.dispatchEvent(new CustomEvent('draft', { detail: { uniqueReferences: event.detail.checked } }));
  }

  handleInsert(event: Event): void {
    this.insert((event.currentTarget as HTMLElement).dataset.name ?? '');
  }

  handleMore(event: CustomEvent<{ value: string }>): void {
    // The list is there to add: it goes back to its placeholder.
    (event.currentTarget as HTMLInputElement).value = '';
    this.insert(event.detail.value);
  }

  async handleRetry(): Promise<void> {
    this.error = undefined;
    const retry = () => this.latest.askNow(this.currentPattern);
    await focusResultOf(this.template, retry, 'c-setup-preview');
  }

  insert(name: string): void {
    if (name !== '') {
      this.change(`${this.currentPattern}{${name}}`);
    }
  }

  change(callReferencePattern: string): void {
    this.dispatchEvent(new CustomEvent('draft', { detail: { callReferencePattern } }));
  }

  ask(): void {
    if (this.client) {
      this.latest.ask(this.currentPattern);
    }
  }
}
