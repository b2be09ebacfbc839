import { LightningElement, api } from 'lwc';
import { CloseActionScreenEvent } from 'lightning/actions';
import { RefreshEvent } from 'lightning/refresh';
import type { PageAction } from '../../../../pages/page-model.ts';
import { callConnect } from '../../../data/ui-api.ts';
import { describeRefusal } from '../../../fields/describe-refusal.ts';
import { type FlowField, type FlowScreen, viewField } from '../../../fields/flow-field.ts';

type Interview =
  | {
      readonly status: 'screen';
      readonly interviewId: string;
      readonly screen: FlowScreen;
      readonly missing: readonly string[];
    }
  | { readonly status: 'finished' }
  | { readonly status: 'failed'; readonly message: string };

/** A quick action of the type Flow: the screens of a flow, one after the other. */
export default class FlowScreens extends LightningElement {
  @api action!: PageAction;
  @api recordId = '';
  @api objectApiName = '';

  interviewId = '';
  screen: FlowScreen | null = null;
  values: Readonly<Record<string, unknown>> = {};
  message = '';
  isBusy = true;

  override connectedCallback(): void {
    const start = { flow: this.action.flow, inputs: { recordId: this.recordId } };
    void this.go('/flow-interviews', start);
  }

  get heading(): string {
    return this.screen?.title ?? this.action.label;
  }
  get fields(): FlowField[] {
    return (this.screen?.fields ?? []).map((field) => viewField(field, this.values[field.name]));
  }
  get buttonLabel(): string | null {
    return this.screen?.buttonLabel ?? null;
  }

  handleChange(event: CustomEvent<{ value?: string; checked?: boolean }>): void {
    const { name = '' } = (event.currentTarget as HTMLElement).dataset;
    const isChecked = this.fields.some((field) => field.name === name && field.type === 'checkbox');
    this.values = { ...this.values, [name]: isChecked ? event.detail.checked : event.detail.value };
  }

  handleNext(): void {
    const preset = Object.fromEntries((this.screen?.fields ?? []).map(({ name, value }) => [name, value]));
    void this.go(`/flow-interviews/${this.interviewId}`, { values: { ...preset, ...this.values } });
  }

  async go(path: string, body: unknown): Promise<void> {
    this.isBusy = true;
    this.message = '';
    try {
      this.show(await callConnect<Interview>('POST', path, body));
    } catch (error) {
      this.message = describeRefusal(error);
    } finally {
      this.isBusy = false;
    }
  }

  show(interview: Interview): void {
    if (interview.status === 'finished') {
      this.dispatchEvent(new RefreshEvent());
      this.dispatchEvent(new CloseActionScreenEvent());
      return;
    }
    if (interview.status === 'failed') {
      this.screen = null;
      this.message = interview.message;
      return;
    }
    const isSame = interview.missing.length > 0;
    this.interviewId = interview.interviewId;
    this.screen = interview.screen;
    if (isSame) this.message = 'Please fill in everything that is required.';
    else this.values = {};
  }
}
