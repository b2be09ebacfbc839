import type { CountryFields } from '../../phone-numbers/phone-numbers.ts';
import type { DoNotCall } from './do-not-call.ts';
import type { ProofRow } from './proof.ts';
import type { FieldPlan, Invitation, Settings } from './settings.ts';
import type { SettingsSnapshot } from './settings-change.ts';
import type { SessionState } from './session-state.ts';

/**
 * What the middleware needs from the world, in its own words. `main.ts` hands in the parts that speak to the vendors;
 * nothing else in `http/` and `work/` knows them.
 */

export interface GateKeySource {
  /**
   * The gate key as last seen, whatever else the settings say: at first it is read. @throws AppError NOT_CONFIGURED if
   * there is none, SALESFORCE_UNAVAILABLE
   */
  gateKey(): Promise<string>;
  /** The same after a look at the record, at the cost of one API call. */
  refreshGateKey(): Promise<string>;
}

export interface SettingsSource extends GateKeySource {
  /** The settings and the fields they bring into queries. @throws AppError NOT_CONFIGURED, SALESFORCE_UNAVAILABLE, OVERLOADED */
  current(): Promise<LoadedSettings>;
  /** Reads record and fields anew. A burst of callers costs one reading. @throws like `current` */
  reload(): Promise<LoadedSettings>;
  /** What the record said when it was last read, right or wrong; undefined before. */
  seenRevision(): string | undefined;
}

export interface SettingsHistory {
  /** The record with all its fields and stamps; null if there is none. @throws AppError SALESFORCE_UNAVAILABLE, NOT_CONFIGURED */
  read(): Promise<SettingsSnapshot | null>;
}

export interface LoadedSettings {
  readonly settings: Settings;
  readonly fields: FieldPlan;
  /** Ids of the connected org and of our own user in it. */
  readonly orgId: string;
  readonly integrationUserId: string;
}

export interface RoomQuestion {
  readonly sessionId: string;
  readonly proofId: string;
  readonly contactId: string;
  readonly caseId: string | null;
}

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

/** What one call to Salesforce says about a request for a room. */
export interface RoomFacts {
  /** The time by Salesforce's clock when it answered, milliseconds since 1970; null if the answer did not tell. */
  readonly orgNow: number | null;
  /** Revision of the settings record; null if there is none. */
  readonly settingsRevision: string | null;
  readonly proof: ProofRow | null;
  readonly session: SessionRecord | null;
  /** The person who made the proof: login at 8x8, and which of the records asked about they may read. */
  readonly person: { readonly id: string; readonly login: string | null; readonly isActive: boolean } | null;
  readonly readableIds: ReadonlySet<string>;
}

export interface RoomReader {
  /**
   * Reads all of it in one API call; null if one of the fields is gone from the org, or from our rights, since they were
   * planned. @throws AppError SALESFORCE_UNAVAILABLE, OVERLOADED, NOT_CONFIGURED
   */
  read(question: RoomQuestion, fields: FieldPlan): Promise<RoomFacts | null>;
}

/** Sessions that workflows asked rooms for, as Salesforce has them now. */
export interface RequestedSessions {
  /** Revision of the settings record; null if there is none. */
  readonly settingsRevision: string | null;
  /** By id; what is gone is left out. */
  readonly sessions: ReadonlyMap<string, SessionRecord>;
  /** Why a session could not be understood, by id. */
  readonly unreadable: ReadonlyMap<string, string>;
}

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

/** Ids that one query may name: its address must stay below 16,384 characters. */
export const MAX_QUERY_IDS = 200;

/** Proofs that one call may read: a composite request carries five queries at most. */
export const MAX_GATHERED_PROOFS = 4 * MAX_QUERY_IDS;

export interface ProofsReader {
  /**
   * Reads the rows of up to `MAX_GATHERED_PROOFS` proofs in one API call; those that are not there are left out.
   * @throws AppError SALESFORCE_UNAVAILABLE, OVERLOADED, NOT_CONFIGURED
   */
  read(proofIds: readonly string[]): Promise<{
    /** The time by Salesforce's clock when it answered, milliseconds since 1970. */
    readonly orgNow: number | null;
    readonly rows: ReadonlyMap<string, ProofRow>;
  }>;
}

export interface SessionReader {
  /**
   * Reads sessions in one API call, a query for each `MAX_QUERY_IDS` of at most 800; null if one of the fields is gone from the org, or from our rights, since
   * they were planned. @throws AppError SALESFORCE_UNAVAILABLE, NOT_CONFIGURED
   */
  read(sessionIds: readonly string[], fields: FieldPlan): Promise<RequestedSessions | null>;
}

/** What the call reference is written to beside the session. */
export type RelatedRecord = 'case' | 'contact';

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

/** Whom a session is about, as Salesforce has it now: merging moves lookups, deleting empties them. */
export interface SessionLookups {
  readonly contactId: string | null;
  readonly caseId: string | null;
}

export interface LookupReader {
  /** By session; what is deleted is left out. One API call. @throws AppError SALESFORCE_UNAVAILABLE, NOT_CONFIGURED */
  read(sessionIds: readonly string[]): Promise<ReadonlyMap<string, SessionLookups>>;
}

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

export interface AbandonedSession {
  readonly sessionId: string;
  readonly contactId: string | null;
  readonly caseId: string | null;
  readonly syncRevision: number;
}

export interface RequestedSession {
  readonly sessionId: string;
  /** Milliseconds since 1970. */
  readonly requestedAt: number;
}

export interface RequestFinder {
  /**
   * Workflows' sessions made before a time that have no room yet, the oldest first: a page of them, made not before
   * `since` (0 for the first page). Times are milliseconds since 1970.
   */
  find(
    before: number,
    since: number,
  ): Promise<{ readonly sessions: readonly RequestedSession[]; readonly isMore: boolean }>;
}

export interface Housekeeping {
  /** Agents' sessions made before a time (milliseconds since 1970) that never got a room. */
  findAbandoned(before: number): Promise<readonly AbandonedSession[]>;
  /** Deletes a batch of proofs made before a time, used or not. */
  deleteProofs(before: number): Promise<{ readonly deleted: number; readonly isMore: boolean }>;
}

export interface RoomOrder {
  readonly callReference: string;
  /** International form; null to send no SMS. */
  readonly phoneNumber: string | null;
}

/** An order with how the customer is invited: by link also where an SMS was asked for that nobody could get. */
export interface PlannedRoom extends RoomOrder {
  readonly invitation: Invitation;
}

export interface VideoRoom {
  /** Null where 8x8 gave none, which it may where it sends the SMS itself. */
  readonly guestLink: string | null;
  /** As 8x8 keeps it: its call log shows this one. */
  readonly callReference: string;
  readonly authToken: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface VideoService {
  /**
   * @throws AppError VIDEO_UNAUTHORIZED, VIDEO_REJECTED (also for a room without a link that nobody is sent),
   * VIDEO_UNAVAILABLE, OVERLOADED, NOT_CONFIGURED
   */
  createRoom(order: RoomOrder): Promise<VideoRoom>;
  /** The page that logs the agent in. It is a credential: show it to nobody but the agent. */
  consoleUrl(login: string, authToken: string): string;
}
