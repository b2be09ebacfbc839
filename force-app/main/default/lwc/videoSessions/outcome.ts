import STARTED_FIELD from '@salesforce/schema/Video_Session__c.Started_At__c';
import ENDED_FIELD from '@salesforce/schema/Video_Session__c.Ended_At__c';
import DURATION_FIELD from '@salesforce/schema/Video_Session__c.Duration_Seconds__c';
import AGENT_RATING_FIELD from '@salesforce/schema/Video_Session__c.Agent_Rating__c';
import GUEST_RATING_FIELD from '@salesforce/schema/Video_Session__c.Guest_Rating__c';
import NUMBER_DIFFERS_FIELD from '@salesforce/schema/Video_Session__c.Number_Differs__c';
import PENDING_FIELD from '@salesforce/schema/Video_Session__c.Outcome_Pending__c';
import SNAPSHOTS_FIELD from '@salesforce/schema/Video_Session__c.Snapshot_Count__c';
import FAILURE_FIELD from '@salesforce/schema/Video_Session__c.Failure_Code__c';

/** What became of the call of a session, as far as its record says and this user may see. */
export interface SessionOutcome {
  /** Empty before anybody came. */
  startedAt: string;
  /** Empty while the call goes on. */
  endedAt: string;
  /** Seconds of talk. */
  durationS: number | undefined;
  /** 1 to 5. */
  agentRating: number | undefined;
  guestRating: number | undefined;
  /** Pictures of it that stand on the case or contact. */
  pictures: number | undefined;
  /** True while ratings, pictures or the chat may still arrive. */
  isPending: boolean;
  /** True if another number was called than the one that was asked for. */
  numberDiffers: boolean;
  /** Why there is no call, or not all of it: NO_ANSWER, NOT_LOGGED, ENDED_UNKNOWN or that of a failure; else empty. */
  reason: string;
}

/** Asked for apart from the others: an org may keep some of them from its agents, ratings for instance. */
export const OUTCOME_FIELDS = [
  STARTED_FIELD,
  ENDED_FIELD,
  DURATION_FIELD,
  AGENT_RATING_FIELD,
  GUEST_RATING_FIELD,
  NUMBER_DIFFERS_FIELD,
  PENDING_FIELD,
  FAILURE_FIELD,
  SNAPSHOTS_FIELD,
].map((field) => `${field.objectApiName}.${field.fieldApiName}`);

export function readOutcome(record: LightningRecord): SessionOutcome {
  return {
    startedAt: textOf(record, STARTED_FIELD),
    endedAt: textOf(record, ENDED_FIELD),
    durationS: numberOf(record, DURATION_FIELD),
    agentRating: ratingOf(record, AGENT_RATING_FIELD),
    guestRating: ratingOf(record, GUEST_RATING_FIELD),
    pictures: numberOf(record, SNAPSHOTS_FIELD),
    isPending: valueOf(record, PENDING_FIELD) === true,
    numberDiffers: valueOf(record, NUMBER_DIFFERS_FIELD) === true,
    reason: textOf(record, FAILURE_FIELD),
  };
}

function ratingOf(record: LightningRecord, field: LightningFieldId): number | undefined {
  const rating = numberOf(record, field);
  return rating !== undefined && Number.isInteger(rating) && rating >= 1 && rating <= 5 ? rating : undefined;
}

function numberOf(record: LightningRecord, field: LightningFieldId): number | undefined {
  const value = valueOf(record, field);
  return typeof value === 'number' && value >= 0 ? value : undefined;
}

function textOf(record: LightningRecord, field: LightningFieldId): string {
  const value = valueOf(record, field);
  return typeof value === 'string' ? value : '';
}

function valueOf(record: LightningRecord, field: LightningFieldId): unknown {
  return record.fields[field.fieldApiName]?.value;
}
