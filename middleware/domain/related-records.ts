/** What the call reference is written to beside the session. */
export type RelatedRecord = 'case' | 'contact';

/** Whom a session is about, as Salesforce has it now: merging moves lookups, deleting empties them. */
export interface SessionLookups {
  readonly contactId: string | null;
  readonly caseId: string | null;
}
