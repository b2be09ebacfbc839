/** A person of the org, as records name them. */
export interface PersonName {
  readonly id: string;
  readonly name: string;
}

export type AuditAction =
  | 'setup-opened'
  | 'settings-changed'
  | 'video-key-set'
  | 'video-key-removed'
  | 'deliveries-retried'
  | 'automation-key-made'
  | 'automation-key-removed'
  | 'call-assigned'
  | 'call-dismissed';

/** An entry as it is read: a newer version may have noted an action that this one does not know. */
export interface ListedAuditEntry extends Omit<AuditEntry, 'action'> {
  readonly action: string;
}

/** What somebody changed and when; no secret ever stands in it. */
export interface AuditEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Null when nobody can be named. */
  readonly person: PersonName | null;
  readonly action: AuditAction;
  /** What was changed, in words; empty where the action says it all. */
  readonly detail: string;
}
