import { LightningElement, api } from 'lwc';
import { formatDuration, toStars } from 'c/callFormat';
import { fillLabel, reasonLabels, receiptLabels } from 'c/startVideoLabels';
import type { SessionOutcome, VideoSession } from 'c/videoSessions';

interface Rating {
  name: string;
  valueKey: string;
  label: string;
  stars: string;
  text: string;
}

/**
 * What became of a call: how long it was, when, how it was rated, and what is still to come.
 *
 * @fires leave when somebody wants to start another call
 */
export default class VideoReceipt extends LightningElement {
  @api session?: VideoSession;

  readonly labels = receiptLabels;

  get outcome(): SessionOutcome | undefined {
    return this.session?.outcome;
  }
  get duration(): string {
    const { durationS } = this.outcome ?? {};
    return durationS === undefined ? '' : formatDuration(durationS);
  }
  get startedAt(): string {
    return this.outcome?.startedAt ?? '';
  }
  get endedAt(): string {
    return this.outcome?.endedAt ?? '';
  }
  get ratings(): Rating[] {
    const { agentRating, guestRating } = this.outcome ?? {};
    return [
      ...toRating('guest', receiptLabels.guestRating, guestRating),
      ...toRating('agent', receiptLabels.agentRating, agentRating),
    ];
  }
  get hasFacts(): boolean {
    return this.duration !== '' || this.startedAt !== '' || this.ratings.length > 0 || this.pictures > 0;
  }
  /** Zero where none was taken, or none is brought back. */
  get pictures(): number {
    return this.outcome?.pictures ?? 0;
  }
  get isPending(): boolean {
    return this.outcome?.isPending === true;
  }
  get numberDiffers(): boolean {
    return this.outcome?.numberDiffers === true;
  }
  /** Why there is less than one would expect; empty if there is not. */
  get reason(): string {
    return reasonLabels[this.outcome?.reason ?? ''] ?? '';
  }

  handleAnother(): void {
    this.dispatchEvent(new CustomEvent('leave'));
  }
}

function toRating(name: string, label: string, rating: number | undefined): Rating[] {
  if (rating === undefined) {
    return [];
  }
  return [
    {
      name,
      valueKey: `${name} value`,
      label,
      stars: toStars(rating),
      text: fillLabel(receiptLabels.stars, String(rating)),
    },
  ];
}
