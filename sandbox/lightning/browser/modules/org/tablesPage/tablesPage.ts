import { LightningElement, api } from 'lwc';
import type { TablesRoute } from '../../../../pages/page-model.ts';

/** A report, a dashboard, or a list of them: tables that the server computed. */
export default class TablesPage extends LightningElement {
  @api route!: TablesRoute;

  get tables() {
    return this.route.tables.map((table) => ({
      ...table,
      hasRows: table.rows.length > 0,
      scrollerLabel: `${table.title}, table`,
      rows: table.rows.map((row) => ({ ...row, rowClass: row.isTotal ? 'slds-text-title_bold' : '' })),
    }));
  }
}
