import type { SaveTroubles } from './save/save-trouble.ts';
import type { MovableClock } from '../core/clock.ts';
import type { EventBus } from './events/event-bus.ts';
import type { FlowEngine } from './flow/engine/flow-engine.ts';
import type { FileBodies } from './files/file-bodies.ts';
import type { FileLimits } from './files/file-limits.ts';
import type { OrgMetadata } from './metadata/metadata-types.ts';
import type { RuleSwitches } from './save/rule-switches.ts';
import type { OrgSession, OrgUser, RecordAccess, Row } from './session-types.ts';

export type * from './metadata/analytics-types.ts';
export type * from './metadata/metadata-types.ts';
export type * from './schema/schema-types.ts';
export type * from './session-types.ts';

/** Rows as they are stored, for the control plane: no checks, no stamping. */
export interface RawRecords {
  list(object: string): readonly Row[];
  get(object: string, id: string): Row | undefined;
  /** Plants a row as given, audit fields included; what is missing is filled as an insert by the system would. Returns it. */
  plant(object: string, values: Readonly<Record<string, unknown>>): Row;
  /** Changes fields as given without stamping. Returns the row. */
  patch(object: string, id: string, values: Readonly<Record<string, unknown>>): Row;
  remove(object: string, id: string): void;
  /** Makes lookups to one record name another, and deletes the one. */
  merge(object: string, masterId: string, mergedId: string): void;
  /** Deletes a record as the system would, with what that does to lookups. */
  discard(object: string, id: string): void;
  /** Forgets that a deleted record ever was. */
  purge(id: string): void;
}

export interface ApiUsage {
  readonly total: number;
  readonly byUser: Readonly<Record<string, number>>;
}

export interface Org {
  /** 18 characters. */
  readonly organizationId: string;
  readonly clock: MovableClock;
  readonly metadata: OrgMetadata;
  /** Throws `SalesforceError` NOT_FOUND for an unknown one. */
  user(idOrUsername: string): OrgUser;
  users(): readonly OrgUser[];
  asUser(userId: string): OrgSession;
  /** The same interface without permission, sharing and field checks; types, lengths and rules still hold. */
  system(): OrgSession;
  /** In the order of `ids`, one row for each id, unknown ones with no access. */
  recordAccess(userId: string, ids: readonly string[]): readonly RecordAccess[];
  /** Counts one call against the org's daily allowance. */
  countApiCall(userId: string): void;
  apiUsage(): ApiUsage;
  /** Where published platform events are kept for their subscribers. */
  readonly events: EventBus;
  /** The org's flows, and what they sent. */
  readonly flows: FlowEngine;
  /** Which validation rules are active. */
  readonly rules: RuleSwitches;
  readonly records: RawRecords;
  /** Saves that are refused on demand. */
  readonly troubles: SaveTroubles;
  /** The bytes of files, and what keeps the org from taking more. */
  readonly files: { readonly bodies: FileBodies; readonly limits: FileLimits };
  /** The object whose records begin with the id's key prefix. */
  objectOfId(id: string): string | undefined;
  /** Back to the seeds: records, API usage, flows and clock. */
  reset(): void;
}
