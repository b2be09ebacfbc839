import { refusalCode } from '../domain/refusal-code.ts';
import type { SessionLookups } from '../domain/related-records.ts';
import { AppError, describeCause } from '../errors/app-error.ts';
import type { Claim } from '../storage/storage.ts';
import { MINUTE_MS } from '../time/clock.ts';
import type { WriteVerdict } from './session-writer-port.ts';
import type { Settled, SettleParts } from './settle-parts.ts';

type Refused = Extract<WriteVerdict, { kind: 'refused' }>;

/**
 * Whom the sessions are about whose write named a record that is gone; `later` if Salesforce does not tell at the moment,
 * null if it will not.
 */
export type GoneLookups = ReadonlyMap<string, SessionLookups> | 'later' | null;

const LATER_MS = MINUTE_MS;

/** An object that our user may not read looks like records that are gone: only Salesforce's own list tells them apart. */
export async function readGone({ lookups, log }: SettleParts, settled: readonly Settled[]): Promise<GoneLookups> {
  const ids = settled
    .filter(({ verdict }) => verdict.kind === 'refused' && verdict.isGone === true)
    .map(({ claim }) => claim.state.sessionId);
  if (ids.length === 0) return new Map();
  try {
    return await lookups.read(ids);
  } catch (error) {
    log.warn({ error: describeCause(error) }, 'sessions that name deleted records could not be read');
    return error instanceof AppError && error.retryable ? 'later' : null;
  }
}

/** Whether `settleGone` ends the claim: then it is the session's own fate, however many share it. */
export function isSettledByLookups({ state }: Claim, { isGone }: Refused, lookups: GoneLookups): boolean {
  if (isGone !== true || lookups === null) return false;
  if (lookups === 'later') return true;
  const found = lookups.get(state.sessionId);
  // Without a change the next attempt would end as this one.
  return found?.contactId !== state.contactId || found.caseId !== state.caseId;
}

/**
 * A session that is not there any more is finished. One whose contact or case was merged goes on with the survivor, one
 * whose contact or case was deleted without it. Returns whether that was so.
 */
export async function settleGone(
  { storage, clock, log }: SettleParts,
  claim: Claim,
  verdict: Refused,
  lookups: GoneLookups,
): Promise<boolean> {
  if (!isSettledByLookups(claim, verdict, lookups) || lookups === null) return false;
  const { sessionId } = claim.state;
  const { reason } = verdict;
  const now = clock.now();
  if (lookups === 'later') {
    await storage.reschedule(claim, now + LATER_MS, reason);
    return true;
  }
  const found = lookups.get(sessionId);
  if (found === undefined) {
    log.warn({ sessionId, code: refusalCode(reason) }, 'session was deleted in Salesforce, nothing more to write');
    await storage.endGone(claim, `The session was deleted in Salesforce. ${reason}`, now);
  } else {
    log.info({ sessionId, ...found }, 'contact or case of a session was merged or deleted, going on');
    await storage.moveTo(claim, found, now);
  }
  return true;
}
