import { LightningElement, api, wire } from 'lwc';
import { CloseActionScreenEvent } from 'lightning/actions';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRecord, updateRecord } from 'lightning/uiRecordApi';
import type { Snapshot } from '../../../data/record-store.ts';
import type { PageAction } from '../../../../pages/page-model.ts';
import type { UiRecord } from '../../../data/records.ts';
import { describeRefusal } from '../../../fields/describe-refusal.ts';
import { type FieldInput, type Picklists, inputsOf, toFieldValue } from '../../../fields/field-input.ts';
import { loadPicklists } from '../../../fields/load-picklists.ts';
import type { ObjectInfo } from '../../../fields/object-info.ts';

/** The standard action *Edit*, and quick actions that update: the fields of a record that this person may change. */
export default class RecordEditor extends LightningElement {
  @api recordId = '';
  @api objectApiName = '';
  @api
  get action(): PageAction | null {
    return this.#action;
  }
  set action(action: PageAction | null) {
    this.#action = action;
    this.changes = { ...action?.values };
  }

  #action: PageAction | null = null;

  changes: Readonly<Record<string, unknown>> = {};
  message = '';
  isSaving = false;

  info: Snapshot<ObjectInfo> = { data: undefined, error: undefined };
  picklists: Picklists = {};

  @wire(getObjectInfo, { objectApiName: '$objectApiName' })
  wiredInfo(info: Snapshot<ObjectInfo>): void {
    this.info = info;
    if (info.data) void this.loadPicklists(info.data);
  }

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$requestedFields' })
  record: Snapshot<UiRecord> = { data: undefined, error: undefined };

  get requestedFields(): string[] | undefined {
    const info = this.info.data;
    return info && Object.keys(info.fields).map((name) => `${info.apiName}.${name}`);
  }
  get heading(): string {
    const { data } = this.record;
    const name = data?.fields[this.info.data?.nameFields[0] ?? '']?.value;
    const verb = this.action?.label ?? 'Edit';
    return typeof name === 'string' ? `${verb} ${name}` : verb;
  }
  get inputs(): FieldInput[] {
    const info = this.info.data;
    const { data } = this.record;
    if (!info || !data) return [];
    const inputs = inputsOf(info, data, this.picklists);
    const asked = this.action?.fields;
    return asked === undefined ? inputs : asked.flatMap((name) => this.ask(inputs, name));
  }

  handleChange(event: CustomEvent<{ value?: string; checked?: boolean }>): void {
    const { name = '' } = (event.currentTarget as HTMLElement).dataset;
    const field = this.info.data?.fields[name];
    if (field) this.changes = { ...this.changes, [name]: toFieldValue(field, event.detail) };
  }

  /** A field of an update with what the action fills in beforehand. */
  ask(inputs: readonly FieldInput[], name: string): FieldInput[] {
    const preset = this.action?.values?.[name];
    return inputs
      .filter((input) => input.name === name)
      .map((input) => (preset === undefined ? input : { ...input, value: String(preset), checked: preset === true }));
  }

  handleCancel(): void {
    this.dispatchEvent(new CloseActionScreenEvent());
  }

  async loadPicklists(info: ObjectInfo): Promise<void> {
    try {
      this.picklists = await loadPicklists(info);
    } catch (error) {
      this.message = describeRefusal(error);
    }
  }

  async handleSave(): Promise<void> {
    this.isSaving = true;
    this.message = '';
    try {
      await updateRecord({ fields: { Id: this.recordId, ...this.changes } });
      const message = `${this.info.data?.label ?? 'Record'} was saved.`;
      this.dispatchEvent(new ShowToastEvent({ variant: 'success', title: 'Saved', message }));
      this.dispatchEvent(new CloseActionScreenEvent());
    } catch (error) {
      this.message = describeRefusal(error);
    } finally {
      this.isSaving = false;
    }
  }
}
