import { LightningElement, api } from 'lwc';
import { salesforceLabels } from 'c/setupLabels';
import { fillLabel } from 'c/startVideoLabels';

/** The org's API allowance of today and what Start Video takes of it; the rest of this step are checks. */
export default class SetupSalesforce extends LightningElement {
  @api apiUsage?: { used: number; max: number; ours: number } | null;

  readonly labels = salesforceLabels;

  get usedPercent(): number {
    const { used = 0, max = 0 } = this.apiUsage ?? {};
    return max === 0 ? 0 : Math.min(100, Math.round((used / max) * 100));
  }
  get usedText(): string {
    const { used = 0, max = 0 } = this.apiUsage ?? {};
    return fillLabel(salesforceLabels.apiUsed, format(used), format(max), String(this.usedPercent));
  }
  get oursText(): string {
    return fillLabel(salesforceLabels.apiOurs, format(this.apiUsage?.ours ?? 0));
  }
}

function format(count: number): string {
  return new Intl.NumberFormat().format(count);
}
