import type { CountryFields } from '../../phone-numbers/phone-numbers.ts';
import type { DoNotCall } from './do-not-call.ts';
import type { Invitation } from './settings.ts';

export type SessionStatus = 'Requested' | 'Ready' | 'Active' | 'Completed' | 'Expired' | 'Failed' | 'Cancelled';

export interface SessionRecord {
  readonly id: string;
  /** Auto number, VS-000001. */
  readonly name: string;
  readonly contactId: string | null;
  readonly caseId: string | null;
  readonly invitation: Invitation;
  readonly phoneField: string | null;
  /** Why the agent calls all the same; null if they gave no reason. */
  readonly doNotCallReason: string | null;
  readonly origin: 'Agent' | 'Automation';
  readonly status: SessionStatus;
  /** Whether its personal data was removed for its age: no call is made by it any more. */
  readonly isRemoved: boolean;
  readonly createdById: string;
  readonly syncRevision: number;
  readonly contact: {
    readonly phones: Readonly<Record<string, string | null>>;
    /** Countries of its addresses, the one that counts first. */
    readonly addresses: readonly CountryFields[];
    readonly doNotCall: DoNotCall;
  } | null;
  readonly case: { readonly contactId: string | null; readonly values: Readonly<Record<string, string | null>> } | null;
}
