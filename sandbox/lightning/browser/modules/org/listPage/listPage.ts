import { LightningElement, api } from 'lwc';
import type { ListCard, ListRoute } from '../../../../pages/page-model.ts';

/** The list views of an object. */
export default class ListPage extends LightningElement {
  @api route!: ListRoute;

  readonly pageSize = 200;

  get card(): ListCard | null {
    const { listView, objectApiName, objectLabel, iconName, nameField } = this.route;
    if (!listView) return null;
    const { name, fields, url } = listView;
    return { key: name, label: objectLabel, objectApiName, iconName, nameField, listView: name, fields, url };
  }
  get viewLabel(): string {
    return this.route.listView?.label ?? '';
  }
  get hasChoice(): boolean {
    return this.route.listViews.length > 1;
  }
}
