import type { Logger } from 'pino';
import type { RelatedRecord, WriteVerdict } from '../domain/ports.ts';
import type { Claim, LeftOut, Storage } from '../storage/storage.ts';
import { MINUTE_MS, SECOND_MS, type Clock } from '../time/clock.ts';
import { backoffMs } from './backoff.ts';
import type { RefusalReasons } from './refusal-reasons.ts';

export interface SettleParts {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly log: Logger;
  readonly reasons: RefusalReasons;
}

const ROW_WAIT = { firstMs: SECOND_MS, longestMs: 10 * MINUTE_MS };
// While the org is suspected, the next call tries other sessions first: one that is written clears the org.
const BEHIND_OTHERS_MS = MINUTE_MS;
const PARKED_LOOKBACK = 200;

/**
 * Ends the claims of one call by their verdicts.
 *
 * @returns the reason that is no row's own, if sessions are refused with one and the same: those rows stay due
 */
export async function settleBatch(
  parts: SettleParts,
  claims: readonly Claim[],
  verdicts: readonly WriteVerdict[],
): Promise<string | null> {
  const settled = claims.map((claim, index) => ({ claim, verdict: verdicts[index] ?? { kind: 'halted' as const } }));
  const written = settled.filter(({ verdict }) => verdict.kind === 'written').map(({ claim }) => claim);
  const now = parts.clock.now();
  // An org that takes one session refuses the others for what they are.
  const systemic = written.length > 0 ? null : await findSystemicReason(parts, settled, now);
  if (written.length > 0) {
    // One transaction for all of them: each waits for the disk.
    await parts.storage.finish(written, now);
    parts.reasons.written(now);
  }
  for (const { state } of written) parts.log.info({ sessionId: state.sessionId }, 'written back');
  for (const { claim, verdict } of settled)
    if (verdict.kind !== 'written') await settle(parts, claim, verdict, systemic);
  if (systemic !== null) await parts.storage.retryParked({ reason: systemic }, now, now + BEHIND_OTHERS_MS);
  return systemic;
}

async function settle(
  { storage, clock, log }: SettleParts,
  claim: Claim,
  verdict: Exclude<WriteVerdict, { kind: 'written' }>,
  systemic: string | null,
): Promise<void> {
  const { sessionId } = claim.state;
  const now = clock.now();
  switch (verdict.kind) {
    case 'halted':
      return storage.release([claim]);
    case 'retry': {
      const waitMs = backoffMs(claim.attempts, ROW_WAIT.firstMs, ROW_WAIT.longestMs);
      log.warn({ sessionId, reason: verdict.reason, waitMs: Math.round(waitMs) }, 'write-back postponed');
      return storage.reschedule(claim, now + waitMs, verdict.reason);
    }
    case 'refused':
      if (verdict.record !== 'session') {
        log.warn({ sessionId, record: verdict.record, reason: verdict.reason }, 'record refused, written without it');
        return storage.leaveOut(claim, verdict.record, toLeftOut(claim, verdict.record, verdict.reason), now);
      }
      if (verdict.reason === systemic) return storage.reschedule(claim, now + BEHIND_OTHERS_MS, verdict.reason);
      log.error({ sessionId, reason: verdict.reason }, 'write-back refused');
      return storage.park(claim, verdict.reason, now);
  }
}

interface Settled {
  readonly claim: Claim;
  readonly verdict: WriteVerdict;
}

async function findSystemicReason(
  { storage, reasons }: SettleParts,
  settled: readonly Settled[],
  now: number,
): Promise<string | null> {
  const refused = settled.flatMap(({ claim, verdict }) =>
    verdict.kind === 'refused' && verdict.record === 'session' && verdict.isGone !== true
      ? [{ claim, reason: verdict.reason }]
      : [],
  );
  if (refused.length === 0) return null;
  // What another worker has taken over meanwhile is refused for being late, however many of them there are.
  const held = await storage.heldBy(refused.map(({ claim }) => claim));
  const parked = (await storage.listParked(PARKED_LOOKBACK)).filter(
    ({ parkedAt }) => (parkedAt ?? 0) > reasons.lastWrittenAt(),
  );
  return reasons.suspect(
    refused.filter(({ claim }) => held.has(claim.state.sessionId)).map(({ reason }) => reason),
    parked.map(({ lastReason }) => lastReason ?? ''),
    now,
  );
}

/** What was refused before is not forgotten over it. */
function toLeftOut({ state }: Claim, record: RelatedRecord, reason: string): LeftOut {
  const [code = 'REFUSED'] = reason.split(':');
  const before = state.failure === null ? '' : `${state.failure.message} `;
  const what = `${before}The call reference could not be written to the ${record}`;
  // By its code alone: Salesforce's words may repeat what the record says, and every agent may read the session.
  const message = `${what}: Salesforce refused it (${code}). An administrator finds the reason in Video Setup.`;
  return { failure: { code, message }, reason: `${what}. ${reason}` };
}
