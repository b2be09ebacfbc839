import type { RelatedRecord } from '../domain/related-records.ts';
import type { SessionState } from '../domain/session-state.ts';

export type WriteVerdict =
  | { readonly kind: 'written' }
  /** It may be taken later. */
  | {
      readonly kind: 'retry';
      readonly record: 'session' | RelatedRecord;
      readonly reason: string;
      /** The org's own automation passes it on: worth a bounded number of attempts. */
      readonly isWrapped?: boolean;
    }
  /** Not carried out because too many others failed: says nothing about the session. */
  | { readonly kind: 'halted' }
  /** Refused for good: `record` tells which of the records. */
  | {
      readonly kind: 'refused';
      readonly record: 'session' | RelatedRecord;
      readonly reason: string;
      /** A record that it names is not there any more: its own fate, however many share it. */
      readonly isGone?: boolean;
    };

/** Why a call as a whole was not carried out: that is no session's fault. */
export interface WriteFailure {
  readonly kind: 'retry' | 'limit' | 'auth' | 'permanent';
  readonly reason: string;
  /** How long Salesforce asks to wait, milliseconds. */
  readonly retryAfterMs?: number;
}

export interface SessionWriter {
  /**
   * Writes each state in a transaction of its own, all in one API call; verdicts come in the order of the states.
   * Never rejects for what Salesforce or the network do.
   */
  write(states: readonly SessionState[]): Promise<readonly WriteVerdict[] | WriteFailure>;
}
