import type { ClaimedFile } from '../../storage/file-store.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../time/clock.ts';
import { backoffMs } from '../backoff.ts';
import type { InsertVerdict } from './file-writer-port.ts';

/** What becomes of a file that was not written. */
export type NextStep =
  /** It is tried again; with `isOrgs` nothing else is tried before either: the reason is not the file's own. */
  { readonly kind: 'later'; readonly waitMs: number; readonly isOrgs: boolean } | { readonly kind: 'park' };

type NotWritten = Exclude<InsertVerdict, { kind: 'written' }>;

const LONGEST_MS = 48 * HOUR_MS;
const FEW = 3;
/** What an administrator of the org has to mend, whatever the file: one of them is tried every hour. */
const ORGS = new Set([
  'STORAGE_LIMIT_EXCEEDED',
  'LIMIT_EXCEEDED',
  'INVALID_FIELD',
  'INVALID_FIELD_FOR_INSERT_UPDATE',
  'INVALID_TYPE',
  'INSUFFICIENT_ACCESS',
  'INSUFFICIENT_ACCESS_OR_READONLY',
  'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
  'NOT_FOUND',
]);
/** The place was read a moment ago: its record was deleted or merged since. */
const GONE = new Set(['ENTITY_IS_DELETED', 'INVALID_CROSS_REFERENCE_KEY']);
const WAITS = {
  retry: { firstMs: 5 * SECOND_MS, longestMs: 10 * MINUTE_MS },
  limit: { firstMs: 10 * MINUTE_MS, longestMs: HOUR_MS },
  auth: { firstMs: MINUTE_MS, longestMs: 10 * MINUTE_MS },
} as const;

/** @param now milliseconds since 1970 */
export function judgeInsert(
  verdict: NotWritten,
  { attempts, dueSince }: Pick<ClaimedFile, 'attempts' | 'dueSince'>,
  now: number,
): NextStep {
  if (now - dueSince >= LONGEST_MS) return { kind: 'park' };
  if (verdict.kind !== 'refused') {
    const { firstMs, longestMs } = WAITS[verdict.kind];
    const waitMs = Math.max(verdict.retryAfterMs ?? 0, backoffMs(attempts, firstMs, longestMs));
    return { kind: 'later', waitMs, isOrgs: true };
  }
  if (ORGS.has(verdict.code)) return { kind: 'later', waitMs: HOUR_MS, isOrgs: true };
  if (GONE.has(verdict.code) && attempts < FEW) return { kind: 'later', waitMs: MINUTE_MS, isOrgs: false };
  return { kind: 'park' };
}
