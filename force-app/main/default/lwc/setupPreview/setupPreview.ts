import { LightningElement, api } from 'lwc';
import { callsLabels } from 'c/setupLabels';
import type { TableRow } from 'c/setupTable';
import type { VideoError } from 'c/videoErrors';

/**
 * What a setting that is not saved yet comes to for records of the org.
 *
 * @fires retry
 */
export default class SetupPreview extends LightningElement {
  @api heading = '';
  @api help = '';
  @api emptyText = '';
  /** Headings of the columns, the record's first. */
  @api columns: readonly string[] = [];
  /** Undefined while there is no answer yet. */
  @api rows?: readonly TableRow[];
  @api warnings: readonly string[] = [];
  /** Rows of an older question are shown until the answer to this one. */
  @api isAsking = false;
  @api error?: VideoError;

  readonly labels = callsLabels;

  /** Moves the focus to why there is no preview, or else to its heading. */
  @api
  focus(): void {
    const shown = this.error ? 'c-setup-frame' : '.preview-heading';
    this.template?.querySelector<HTMLElement>(shown)?.focus();
  }

  get isAskingText(): string {
    return String(this.isAsking);
  }
  get shownRows(): readonly TableRow[] | undefined {
    return this.error ? undefined : this.rows;
  }
  get hasNothing(): boolean {
    return this.rows?.length === 0;
  }

  handleRetry(): void {
    this.dispatchEvent(new CustomEvent('retry'));
  }
}
