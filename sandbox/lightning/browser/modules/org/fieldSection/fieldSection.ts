import { LightningElement, api, wire } from 'lwc';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import type { PageItem, RecordRoute } from '../../../../pages/page-model.ts';
import type { Snapshot } from '../../../data/record-store.ts';
import type { UiRecord } from '../../../data/records.ts';
import { type FieldView, viewField } from '../../../fields/field-view.ts';
import { type ObjectInfo, fieldsToRequest } from '../../../fields/object-info.ts';

/** A section of the details: the fields that this person sees. */
export default class FieldSection extends LightningElement {
  @api item!: Extract<PageItem, { kind: 'fields' }>;
  @api route!: RecordRoute;

  @wire(getObjectInfo, { objectApiName: '$route.objectApiName' })
  info: Snapshot<ObjectInfo> = { data: undefined, error: undefined };

  @wire(getRecord, { recordId: '$route.recordId', optionalFields: '$requestedFields' })
  record: Snapshot<UiRecord> = { data: undefined, error: undefined };

  get requestedFields(): string[] | undefined {
    return this.info.data && fieldsToRequest(this.info.data, this.item.columns.flat());
  }
  get columns(): { key: string; fields: FieldView[] }[] {
    const { data } = this.record;
    const info = this.info.data;
    if (!data || !info) return [];
    return this.item.columns.map((names, index) => ({
      key: String(index),
      fields: names.flatMap((name) => viewField(info, data, name) ?? []),
    }));
  }
}
