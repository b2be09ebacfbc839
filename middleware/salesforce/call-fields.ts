import type { SessionCall } from '../domain/call-log/session-outcome.ts';
import { fitText, type FittedField } from '../domain/fit-text.ts';

/** What may be written of a call. */
export type WrittenCall = Partial<SessionCall>;

/** The fields of what became of a call, each as far as it is known: a value that is missing takes none away. */
export function callFields(call: WrittenCall | undefined): Record<string, unknown> {
  if (call === undefined) return {};
  const fields = {
    Video_Call_Id__c: fit(call.callId, 'Video_Session__c.Video_Call_Id__c'),
    Video_Call_Status__c: fit(call.letter, 'Video_Session__c.Video_Call_Status__c'),
    Started_At__c: toSeconds(call.startedAt),
    Ended_At__c: toSeconds(call.endedAt),
    Duration_Seconds__c: call.endedAt == null ? null : call.durationS,
    Agent_Rating__c: call.agentRating,
    Guest_Rating__c: call.guestRating,
    Number_Differs__c: call.numberDiffers,
    Outcome_Pending__c: call.isPending,
    Outcome_Read_At__c: toSeconds(call.readAt),
    Snapshot_Count__c: call.files?.pictures,
    Chat_Stored__c: call.files?.hasChat,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null));
}

function fit(text: string | null | undefined, field: FittedField): string | null {
  const fitted = text == null ? null : fitText(text, field);
  return fitted !== null && 'text' in fitted ? fitted.text : null;
}

/** Whole seconds, as Salesforce keeps them. */
function toSeconds(time: number | null | undefined): string | null {
  return time == null ? null : new Date(Math.floor(time / 1000) * 1000).toISOString();
}
