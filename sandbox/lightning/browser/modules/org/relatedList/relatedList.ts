import { LightningElement, api, wire } from 'lwc';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRelatedListRecords } from 'lightning/uiRelatedListApi';
import type { RelatedListModel } from '../../../../pages/page-model.ts';
import type { Collection } from '../../../data/lists.ts';
import type { Snapshot } from '../../../data/record-store.ts';
import { type ObjectInfo, fieldsToRequest } from '../../../fields/object-info.ts';

/** What belongs to a record, the newest first. */
export default class RelatedList extends LightningElement {
  @api list!: RelatedListModel;
  @api parentId = '';

  @wire(getObjectInfo, { objectApiName: '$list.objectApiName' })
  info: Snapshot<ObjectInfo> = { data: undefined, error: undefined };

  @wire(getRelatedListRecords, {
    parentRecordId: '$parentId',
    relatedListId: '$relatedListId',
    optionalFields: '$requestedFields',
    pageSize: '$list.pageSize',
    sortBy: '$sortBy',
  })
  collection: Snapshot<Collection> = { data: undefined, error: undefined };

  readonly sortBy = ['-CreatedDate'];

  /** Held back until the fields are known, so that the list is asked for once. */
  get relatedListId(): string | undefined {
    return this.info.data && this.list.relatedListId;
  }
  get requestedFields(): string[] | undefined {
    return this.info.data && fieldsToRequest(this.info.data, this.list.fields);
  }
  get heading(): string {
    const records = this.collection.data?.records;
    if (!records) return this.list.label;
    const isMore = records.length === this.list.pageSize;
    return `${this.list.label} (${String(records.length)}${isMore ? '+' : ''})`;
  }
}
