import { LightningElement, api } from 'lwc';
import type { RecordRoute } from '../../../../pages/page-model.ts';

/** A record: the regions of its page. */
export default class RecordPage extends LightningElement {
  @api route!: RecordRoute;

  get hasSidebar(): boolean {
    return this.route.sidebar.length > 0;
  }
  get columnsClass(): string {
    return this.hasSidebar ? 'columns columns_two' : 'columns';
  }
}
