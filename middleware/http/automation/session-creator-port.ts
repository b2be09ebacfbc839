import type { SessionRecord } from '../../domain/session-record.ts';
import type { FieldPlan, Invitation } from '../../domain/settings.ts';

/** What a server asks for: becomes a session with the origin Automation. */
export interface SessionWish {
  /** Makes the same record out of the same wish: base64url. */
  readonly requestKey: string;
  readonly caseId: string;
  /** Null for the contact of the case. */
  readonly contactId: string | null;
  /** Null for the org's default. */
  readonly invitation: Invitation | null;
}

export interface CreatedSession {
  readonly session: SessionRecord;
  /** False if it was there already. */
  readonly isNew: boolean;
  /** Revision of the settings record; null if there is none. */
  readonly settingsRevision: string | null;
}

export interface SessionCreator {
  /**
   * Creates the record, or finds the one that the same wish made before, in one API call; null if one of the fields is
   * gone from the org, or from our rights. @throws AppError VALIDATION_FAILED for a case or contact that is not there,
   * SESSION_NOT_FOUND, SALESFORCE_UNAVAILABLE, OVERLOADED, NOT_CONFIGURED
   */
  create(wish: SessionWish, fields: FieldPlan): Promise<CreatedSession | null>;
}
