import type { SessionLookups } from '../domain/related-records.ts';

export interface LookupReader {
  /** By session; what is deleted is left out. One API call. @throws AppError SALESFORCE_UNAVAILABLE, NOT_CONFIGURED */
  read(sessionIds: readonly string[]): Promise<ReadonlyMap<string, SessionLookups>>;
}
