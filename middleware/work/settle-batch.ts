import { refusalCode } from '../domain/refusal-code.ts';
import type { RelatedRecord } from '../domain/related-records.ts';
import type { Claim, LeftOut } from '../storage/storage.ts';
import { MINUTE_MS } from '../time/clock.ts';
import { planRetry } from './plan-retry.ts';
import type { WriteVerdict } from './session-writer-port.ts';
import { isSettledByLookups, readGone, settleGone, type GoneLookups } from './settle-gone.ts';
import type { Settled, SettleParts } from './settle-parts.ts';

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
  const lookups = await readGone(parts, settled);
  const systemic = written.length > 0 ? null : await findSystemicReason(parts, settled, lookups, now);
  if (written.length > 0) {
    // One transaction for all of them: each waits for the disk.
    await parts.storage.finish(written, now);
    parts.reasons.written(now);
  }
  for (const { state } of written) parts.log.info({ sessionId: state.sessionId }, 'written back');
  for (const { claim, verdict } of settled)
    if (verdict.kind !== 'written') await settle(parts, claim, verdict, systemic, lookups);
  if (systemic !== null) await parts.storage.retryParked({ reason: systemic }, now, now + BEHIND_OTHERS_MS);
  return systemic;
}

async function settle(
  parts: SettleParts,
  claim: Claim,
  verdict: Exclude<WriteVerdict, { kind: 'written' }>,
  systemic: string | null,
  lookups: GoneLookups,
): Promise<void> {
  const { storage, clock, log } = parts;
  const now = clock.now();
  switch (verdict.kind) {
    case 'halted':
      return storage.release([claim]);
    case 'retry': {
      const { record, reason } = verdict;
      const next = planRetry(claim, verdict, now);
      const waitMs = Math.round(next.waitMs);
      log.warn({ ...forLog(claim, verdict), next: next.kind, waitMs }, 'write-back postponed');
      if (record === 'session')
        return next.kind === 'give-up'
          ? storage.park(claim, reason, now)
          : storage.reschedule(claim, now + next.waitMs, reason);
      if (next.kind === 'give-up') return storage.leaveOut(claim, record, toLeftOut(claim, record, reason), now);
      if (next.kind === 'again') return storage.reschedule(claim, now + next.waitMs, reason);
      return storage.postponeRelated(claim, record, reason, now, Math.ceil(now + next.waitMs));
    }
    case 'refused':
      if (verdict.isGone === true && (await settleGone(parts, claim, verdict, lookups))) return;
      if (verdict.record !== 'session') {
        log.warn(forLog(claim, verdict), 'record refused, written without it');
        return storage.leaveOut(claim, verdict.record, toLeftOut(claim, verdict.record, verdict.reason), now);
      }
      if (verdict.reason === systemic) return storage.reschedule(claim, now + BEHIND_OTHERS_MS, verdict.reason);
      log.error(forLog(claim, verdict), 'write-back refused');
      return storage.park(claim, verdict.reason, now);
  }
}

/** What was refused, by codes and ids alone: the words of an org's rule or trigger stand in the list of deliveries. */
function forLog({ state }: Claim, { record, reason }: Exclude<WriteVerdict, { kind: 'written' | 'halted' }>) {
  const recordId = { session: state.sessionId, case: state.caseId, contact: state.contactId }[record];
  return { sessionId: state.sessionId, record, recordId, code: refusalCode(reason) };
}

async function findSystemicReason(
  { storage, reasons }: SettleParts,
  settled: readonly Settled[],
  lookups: GoneLookups,
  now: number,
): Promise<string | null> {
  const refused = settled.flatMap(({ claim, verdict }) =>
    verdict.kind === 'refused' && verdict.record === 'session' && !isSettledByLookups(claim, verdict, lookups)
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
  const code = refusalCode(reason);
  const before = state.failure === null ? '' : `${state.failure.message} `;
  const what = `${before}The call reference could not be written to the ${record}`;
  // By its code alone: Salesforce's words may repeat what the record says, and every agent may read the session.
  const message = `${what}: Salesforce refused it (${code}). An administrator finds the reason in Video Setup.`;
  return { failure: { code, message }, reason: `${what}. ${reason}` };
}
