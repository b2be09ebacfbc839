import { LightningElement, api, wire } from 'lwc';
import { getListRecordsByName } from 'lightning/uiListsApi';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import type { ListCard as Card } from '../../../../pages/page-model.ts';
import type { Collection } from '../../../data/lists.ts';
import type { Snapshot } from '../../../data/record-store.ts';
import { type ObjectInfo, fieldsToRequest } from '../../../fields/object-info.ts';

/** A list view as a card. */
export default class ListCard extends LightningElement {
  @api card!: Card;
  @api pageSize = 8;

  @wire(getObjectInfo, { objectApiName: '$card.objectApiName' })
  info: Snapshot<ObjectInfo> = { data: undefined, error: undefined };

  @wire(getListRecordsByName, {
    objectApiName: '$card.objectApiName',
    listViewApiName: '$listView',
    optionalFields: '$requestedFields',
    pageSize: '$pageSize',
  })
  collection: Snapshot<Collection> = { data: undefined, error: undefined };

  /** Held back until the fields are known, so that the list is asked for once. */
  get listView(): string | undefined {
    return this.info.data && this.card.listView;
  }
  get requestedFields(): string[] | undefined {
    return this.info.data && fieldsToRequest(this.info.data, this.card.fields);
  }
}
