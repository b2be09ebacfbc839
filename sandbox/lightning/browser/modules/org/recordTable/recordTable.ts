import { LightningElement, api } from 'lwc';
import type { Collection } from '../../../data/lists.ts';
import type { Snapshot } from '../../../data/record-store.ts';
import type { UiRecord } from '../../../data/records.ts';
import { type FieldView, viewField } from '../../../fields/field-view.ts';
import { type ObjectInfo, labelOf } from '../../../fields/object-info.ts';
import { recordUrl } from '../../../navigation/page-urls.ts';

interface Row {
  readonly key: string;
  readonly url: string;
  readonly name: string;
  readonly cells: FieldView[];
}

/** Records, one a row; the first column leads to the record. */
export default class RecordTable extends LightningElement {
  @api label = '';
  @api nameField = '';
  @api fields: readonly string[] = [];
  @api info: ObjectInfo | undefined;
  @api collection: Snapshot<Collection> = { data: undefined, error: undefined };

  get columns(): { key: string; label: string }[] {
    const { info } = this;
    return info ? [this.nameField, ...this.others].map((name) => ({ key: name, label: headingOf(info, name) })) : [];
  }
  get rows(): Row[] {
    const { info } = this;
    return info ? (this.collection.data?.records ?? []).map((record) => this.rowOf(info, record)) : [];
  }
  get hasRows(): boolean {
    return this.rows.length > 0;
  }
  get hasError(): boolean {
    return this.collection.error !== undefined;
  }
  get isEmpty(): boolean {
    return this.info !== undefined && this.collection.data !== undefined;
  }
  get errorText(): string {
    const { body } = this.collection.error as { body?: { message?: string } };
    return body?.message ?? 'This list cannot be shown.';
  }
  /** Fields beside the name that this person sees. */
  get others(): readonly string[] {
    return this.fields.filter((name) => name !== this.nameField && this.info?.fields[name] !== undefined);
  }

  rowOf(info: ObjectInfo, record: UiRecord): Row {
    const name = record.fields[this.nameField]?.value;
    const cells = this.others.flatMap((field) => viewField(info, record, field) ?? []);
    return { key: record.id, url: recordUrl(record.id, record.apiName), name: String(name ?? record.id), cells };
  }
}

function headingOf(info: ObjectInfo, name: string): string {
  const field = info.fields[name];
  return field ? labelOf(field) : name;
}
