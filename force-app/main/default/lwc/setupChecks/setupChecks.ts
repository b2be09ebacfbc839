import { LightningElement, api } from 'lwc';
import type { SetupCheck } from 'c/setupClient';
import { formatTimesIn } from 'c/setupFormat';
import { checkLabels, checkTitles } from 'c/setupLabels';
import { fillLabel } from 'c/startVideoLabels';
import type { VideoError } from 'c/videoErrors';

const FIGURES: Record<SetupCheck['state'], { iconName: string; variant: string | undefined; stateText: string }> = {
  ok: { iconName: 'utility:success', variant: 'success', stateText: checkLabels.ok },
  warning: { iconName: 'utility:warning', variant: 'warning', stateText: checkLabels.warning },
  error: { iconName: 'utility:error', variant: 'error', stateText: checkLabels.error },
  'not-applicable': { iconName: 'utility:dash', variant: undefined, stateText: checkLabels.notApplicable },
};

const URGENCY: readonly SetupCheck['state'][] = ['error', 'warning', 'ok', 'not-applicable'];

/**
 * What the middleware found out about one step, the most urgent first.
 *
 * @fires recheck
 */
export default class SetupChecks extends LightningElement {
  /** Undefined while there is no answer yet. */
  @api checks?: SetupCheck[];
  @api checkedAt?: string;
  @api error?: VideoError;
  @api isChecking = false;

  readonly labels = checkLabels;

  /** Moves the focus to why there is no answer, or else to when the answer came. */
  @api
  focus(): void {
    const shown = this.shownError ? 'c-setup-frame' : '.checked';
    this.template?.querySelector<HTMLElement>(shown)?.focus();
  }

  get shownError(): VideoError | undefined {
    return this.isChecking ? undefined : this.error;
  }
  /** What was found before is not shown beside why nothing is known now. */
  get shownChecks(): SetupCheck[] | undefined {
    return this.shownError ? undefined : this.checks;
  }
  get hasNothing(): boolean {
    return this.checks?.length === 0;
  }
  get checkedText(): string {
    const time = new Date(this.checkedAt ?? '');
    return fillLabel(checkLabels.checkedAt, new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' }).format(time));
  }
  get items() {
    return [...(this.checks ?? [])]
      .sort((one, other) => URGENCY.indexOf(one.state) - URGENCY.indexOf(other.state))
      .map((check) => ({
        ...check,
        ...FIGURES[check.state],
        // A newer middleware may know checks that this page has no words for.
        title: checkTitles[check.id] ?? check.id,
        finding: formatTimesIn(check.finding),
        remedy: check.remedy && formatTimesIn(check.remedy),
        // An empty list would be announced as one.
        items: check.items.length > 0 ? check.items.map(formatTimesIn) : undefined,
      }));
  }

  handleRecheck(): void {
    this.dispatchEvent(new CustomEvent('recheck'));
  }
}
