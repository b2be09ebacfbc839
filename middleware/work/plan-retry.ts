import type { Claim } from '../storage/storage.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../time/clock.ts';
import { backoffMs } from './backoff.ts';
import type { WriteVerdict } from './session-writer-port.ts';

const ROW_WAIT = { firstMs: SECOND_MS, longestMs: 10 * MINUTE_MS };
const RELATED_WAIT = { firstMs: MINUTE_MS, longestMs: 6 * HOUR_MS };
// A case that an approval locks is locked for days: the session must not wait for it.
const TRIES_TOGETHER = 3;
// An approval that takes longer is nobody's any more.
const RELATED_FOR_MS = 7 * 24 * HOUR_MS;
// What the org's own automation passes on may also be its mistake, which no attempt mends.
const WRAPPED_TRIES = 8;

/**
 * again: all of it later · without: the session at once without the record, which is tried later by itself ·
 * give-up: no more attempts by itself.
 */
export interface RetryPlan {
  readonly kind: 'again' | 'without' | 'give-up';
  readonly waitMs: number;
}

/** What to do with a write that Salesforce cannot take now. @param now milliseconds since 1970 */
export function planRetry(
  claim: Claim,
  { record, isWrapped = false }: Extract<WriteVerdict, { kind: 'retry' }>,
  now: number,
): RetryPlan {
  const again: RetryPlan = { kind: 'again', waitMs: backoffMs(claim.attempts, ROW_WAIT.firstMs, ROW_WAIT.longestMs) };
  if (record === 'session') return isWrapped && claim.attempts + 1 >= WRAPPED_TRIES ? giveUp : again;
  const { attempts, since } = claim.related;
  if (since === 0 && claim.attempts + 1 < TRIES_TOGETHER) return again;
  if (since !== 0 && (now - since > RELATED_FOR_MS || (isWrapped && attempts >= WRAPPED_TRIES))) return giveUp;
  return { kind: 'without', waitMs: backoffMs(attempts, RELATED_WAIT.firstMs, RELATED_WAIT.longestMs) };
}

const giveUp: RetryPlan = { kind: 'give-up', waitMs: 0 };
