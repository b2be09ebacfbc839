import type { FieldPlan, Settings } from './settings.ts';

export interface LoadedSettings {
  readonly settings: Settings;
  readonly fields: FieldPlan;
  /** Ids of the connected org and of our own user in it. */
  readonly orgId: string;
  readonly integrationUserId: string;
}

export interface SettingsSource {
  /** The settings and the fields they bring into queries. @throws AppError NOT_CONFIGURED, SALESFORCE_UNAVAILABLE, OVERLOADED */
  current(): Promise<LoadedSettings>;
  /** Reads record and fields anew. A burst of callers costs one reading. @throws like `current` */
  reload(): Promise<LoadedSettings>;
  /** What the record said when it was last read, right or wrong; undefined before. */
  seenRevision(): string | undefined;
}

/** For work that nobody waits for and that cannot be undone. */
export interface FreshSettings {
  /** As the record is at this moment: one API call if it says what it said before. @throws like `current` */
  fresh(): Promise<LoadedSettings>;
}
