import { HOUR_MS } from '../time/clock.ts';
import type { Settings } from './settings.ts';

/** Retention, where the settings say none. */
export const DEFAULT_RETENTION_DAYS = 90;
/** Longer than a call is looked for (72 hours): what comes after the removal would be lost. */
export const LEAST_RETENTION_DAYS = 4;

const DAY_MS = 24 * HOUR_MS;

/** Which sessions are old, milliseconds since 1970. */
export interface OldBefore {
  /** The end of the call, or where it has none the start of the session, was before. */
  readonly over: number;
  /** For sessions whose contact was deleted: they were made before. */
  readonly withoutContact: number;
}

/** Days after which personal data is removed; null if it is kept for ever. What can be meant by no one removes nothing. */
export function effectiveDays({ retentionDays }: Pick<Settings, 'retentionDays'>): number | null {
  return retentionDays > 0 ? Math.max(retentionDays, LEAST_RETENTION_DAYS) : null;
}

/**
 * Of which time a session must be so that its personal data is removed; null if it is kept for ever. Who deletes a contact
 * wants nothing of it left: then the least time counts.
 *
 * @param now the org's time, milliseconds since 1970
 */
export function oldBefore(settings: Pick<Settings, 'retentionDays'>, now: number): OldBefore | null {
  const days = effectiveDays(settings);
  if (days === null) return null;
  return { over: now - days * DAY_MS, withoutContact: now - LEAST_RETENTION_DAYS * DAY_MS };
}

/** One pass over all old sessions: how far it came, and what it did. Times are milliseconds since 1970. */
export interface RemovalPass {
  /** By which setting. */
  readonly days: number;
  readonly startedAt: number;
  /** Null while it goes on. */
  readonly endedAt: number | null;
  /** The last session that was looked at; null before the first page. */
  readonly after: string | null;
  /** Sessions whose personal data was removed. */
  readonly removed: number;
  readonly files: number;
  /** Files that stay, for somebody uses them elsewhere, or has made them theirs. */
  readonly keptFiles: number;
  /** Of the deleted ones, those that lie in the recycle bin for 15 days. */
  readonly inBin: number;
  /** Sessions that Salesforce refused to change, or whose files it refused to delete. */
  readonly refused: number;
  /** Salesforce's code for the first of them. */
  readonly refusal: string | null;
}
