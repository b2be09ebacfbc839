import { LightningElement, api } from 'lwc';
import { callsLabels } from 'c/setupLabels';

/** A record, what is known of it, and what comes out for it. */
export interface TableRow {
  id: string;
  title: string;
  /** Where the record is; none: it is not linked. */
  url?: string;
  note?: string;
  /** Between the record and its outcome. */
  cells: readonly string[];
  outcome?: string | null;
  /** Why there is no outcome, in place of it. */
  problem?: string | undefined;
}

/** What settings come to for real records: previews, and the people who may call. */
export default class SetupTable extends LightningElement {
  /** What the table shows, for those who do not see its heading. */
  @api label = '';
  /** Headings of the columns, the record's first. */
  @api columns: readonly string[] = [];
  @api rows: readonly TableRow[] = [];

  readonly labels = callsLabels;
}
