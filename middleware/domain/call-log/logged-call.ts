import type { CallLocation } from './call-location.ts';
import type { ChatEntry } from './chat-entry.ts';

/** An entry of 8x8's call log, as far as it was understood. Times are milliseconds since 1970. */
export interface LoggedCall {
  readonly callId: string;
  readonly reference: string | null;
  /** Digits of the number that was called, without a plus. */
  readonly number: string | null;
  readonly createdAt: number | null;
  /** Null while the call goes on, or for one that never connected. */
  readonly finishedAt: number | null;
  /** Seconds of talk; null is not 0. */
  readonly durationS: number | null;
  /** 8x8's own letter, of undocumented meaning. */
  readonly letter: string | null;
}

/** What 8x8 tells of one call beyond its entry. */
export interface CallDetails extends Pick<LoggedCall, 'createdAt' | 'finishedAt' | 'durationS' | 'letter'> {
  readonly agentRating: number | null;
  readonly guestRating: number | null;
  /** What was said and shown in the chat. Kept nowhere: who needs it asks 8x8 again. */
  readonly conversation: readonly ChatEntry[];
  /** Where the customer shared to be. Kept nowhere either. */
  readonly location: CallLocation | null;
}

export interface LogPage {
  readonly calls: readonly LoggedCall[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
}
