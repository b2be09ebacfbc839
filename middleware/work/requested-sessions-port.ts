import type { SessionRecord } from '../domain/session-record.ts';
import type { FieldPlan } from '../domain/settings.ts';

/** Sessions that workflows asked rooms for, as Salesforce has them now. */
export interface RequestedSessions {
  /** Revision of the settings record; null if there is none. */
  readonly settingsRevision: string | null;
  /** By id; what is gone is left out. */
  readonly sessions: ReadonlyMap<string, SessionRecord>;
  /** Why a session could not be understood, by id. */
  readonly unreadable: ReadonlyMap<string, string>;
}

export interface SessionReader {
  /**
   * Reads up to 800 sessions in one API call. Null if one of the fields is gone from the org, or from our rights, since
   * they were planned. @throws AppError SALESFORCE_UNAVAILABLE, NOT_CONFIGURED
   */
  read(sessionIds: readonly string[], fields: FieldPlan): Promise<RequestedSessions | null>;
}
