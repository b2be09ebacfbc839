import { LightningElement, api, wire } from 'lwc';
import { RefreshEvent } from 'lightning/refresh';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import type { PageAction, PageItem, RecordRoute } from '../../../../pages/page-model.ts';
import type { Snapshot } from '../../../data/record-store.ts';
import type { UiRecord } from '../../../data/records.ts';
import { type FieldView, viewField } from '../../../fields/field-view.ts';
import { type ObjectInfo, fieldsToRequest } from '../../../fields/object-info.ts';

/**
 * The head of a record page: its name, the most important fields, and what one can do with it.
 *
 * @fires action with the action that was chosen
 */
export default class Highlights extends LightningElement {
  @api item!: Extract<PageItem, { kind: 'highlights' }>;
  @api route!: RecordRoute;

  @wire(getObjectInfo, { objectApiName: '$route.objectApiName' })
  info: Snapshot<ObjectInfo> = { data: undefined, error: undefined };

  @wire(getRecord, { recordId: '$route.recordId', optionalFields: '$requestedFields' })
  record: Snapshot<UiRecord> = { data: undefined, error: undefined };

  get requestedFields(): string[] | undefined {
    return this.info.data && fieldsToRequest(this.info.data, [this.route.nameField, ...this.item.fields]);
  }
  get recordName(): string {
    return String(this.record.data?.fields[this.route.nameField]?.value ?? '');
  }
  get fields(): FieldView[] {
    const { data } = this.record;
    const info = this.info.data;
    return data && info ? this.item.fields.flatMap((name) => viewField(info, data, name) ?? []) : [];
  }
  /** Nobody is offered to edit what they may not. */
  get actions(): PageAction[] {
    return this.item.actions.filter(
      ({ kind }) => !['edit', 'update'].includes(kind) || this.info.data?.updateable === true,
    );
  }

  handleAction(event: Event): void {
    const { name } = (event.currentTarget as HTMLElement).dataset;
    const detail = this.item.actions.find((action) => action.name === name);
    this.dispatchEvent(new CustomEvent('action', { detail, bubbles: true, composed: true }));
  }

  handleRefresh(): void {
    this.dispatchEvent(new RefreshEvent());
  }
}
