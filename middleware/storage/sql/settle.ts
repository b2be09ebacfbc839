import { sql, type ExpressionBuilder } from 'kysely';
import type { RelatedRecord } from '../../domain/related-records.ts';
import { GOING_ON } from '../../domain/session-status.ts';
import type { Claim, LeftOut } from '../storage.ts';
import { SKIPPED } from './session-row.ts';
import type { Connection, Tables } from './tables.ts';

export const UNCLAIMED = { claim_token: null, claimed_until: null };

/** Ends a claim only under its own token: whoever was late finds the row in other hands and changes nothing. */
export function underClaim(connection: Connection, { token, state }: Claim) {
  return connection
    .updateTable('video_session')
    .where('session_id', '=', state.sessionId)
    .where('claim_token', '=', token);
}

function underClaims(claims: readonly Claim[]) {
  return (row: ExpressionBuilder<Tables, 'video_session'>) =>
    row.and([
      row('claim_token', 'in', [...new Set(claims.map(({ token }) => token))]),
      row(
        'session_id',
        'in',
        claims.map(({ state }) => state.sessionId),
      ),
    ]);
}

/** See `Storage.extendClaims`. */
export async function extendClaims(connection: Connection, token: string, claimedUntil: number): Promise<void> {
  await connection
    .updateTable('video_session')
    .set({ claimed_until: claimedUntil })
    .where('claim_token', '=', token)
    .execute();
}

/** See `Storage.heldBy`. */
export async function heldBy(connection: Connection, claims: readonly Claim[]): Promise<Set<string>> {
  const tokens = [...new Set(claims.map((claim) => claim.token))];
  if (tokens.length === 0) return new Set();
  const rows = await connection
    .selectFrom('video_session')
    .select('session_id')
    .where('claim_token', 'in', tokens)
    .execute();
  const held = new Set(rows.map((row) => row.session_id));
  return new Set(claims.map(({ state }) => state.sessionId).filter((id) => held.has(id)));
}

/**
 * See `Storage.finish`: one statement for all of them. What a room that is over needed for its last write is deleted with
 * it. Of a claim that is the row's latest state the status is the row's.
 */
export async function finishClaims(connection: Connection, claims: readonly Claim[], now: number): Promise<void> {
  // A statement for those of which nothing waits, which is all but a few.
  for (const [waits, alike] of Map.groupBy(claims, bitsOfWaiting)) await finishAlike(connection, alike, waits, now);
}

function bitsOfWaiting({ waiting }: Claim): number {
  return waiting.reduce((bits, record) => bits | SKIPPED[record], 0);
}

async function finishAlike(
  connection: Connection,
  claims: readonly Claim[],
  waits: number,
  now: number,
): Promise<void> {
  await connection
    .updateTable('video_session')
    .set((row) => {
      const isLatest = row('desired_rev', '=', row.ref('claimed_rev'));
      const isPartial = row.and([isLatest, row('skip_related', '>', 0)]);
      return {
        ...UNCLAIMED,
        written_rev: sql<number>`claimed_rev`,
        wait_related: waits,
        // What waits keeps the row due, at its own time.
        ...(waits === 0
          ? { related_attempts: 0 }
          : {
              desired_rev: row
                .case()
                .when(isLatest)
                .then(row('desired_rev', '+', 1))
                .else(row.ref('desired_rev'))
                .end(),
              next_attempt_at: row
                .case()
                .when(isLatest)
                .then(row.ref('related_due_at'))
                .else(row.ref('next_attempt_at'))
                .end(),
            }),
        fills_contact: 0,
        // What is left is parked with the attempts that it took.
        attempts: row.case().when(isPartial).then(row.ref('attempts')).else(0).end(),
        parked_at: waits > 0 ? null : row.case().when(isPartial).then(now).else(row.ref('parked_at')).end(),
        last_reason:
          waits > 0 ? row.ref('last_reason') : row.case().when(isPartial).then(row.ref('last_reason')).else(null).end(),
        sealed_phone: row
          .case()
          .when(row.and([isLatest, row('status', 'not in', GOING_ON)]))
          .then(null)
          .else(row.ref('sealed_phone'))
          .end(),
      };
    })
    .where(underClaims(claims))
    .execute();
}

/** See `Storage.release` (`raise` 0) and `Storage.releaseUnsure` (`raise` 1). */
export async function releaseClaims(connection: Connection, claims: readonly Claim[], raise: 0 | 1): Promise<void> {
  if (claims.length === 0) return;
  await connection
    .updateTable('video_session')
    .set((row) => ({ ...UNCLAIMED, desired_rev: row('desired_rev', '+', raise) }))
    .where(underClaims(claims))
    .execute();
}

/** See `Storage.reschedule`. */
export async function rescheduleClaim(
  connection: Connection,
  claim: Claim,
  nextAttemptAt: number,
  reason: string,
): Promise<void> {
  await underClaim(connection, claim)
    .set({ ...UNCLAIMED, attempts: claim.attempts + 1, next_attempt_at: nextAttemptAt, last_reason: reason })
    .execute();
}

/** See `Storage.leaveOut`. A newer state that came meanwhile is tried whole. */
export async function leaveOut(
  connection: Connection,
  claim: Claim,
  record: RelatedRecord,
  { failure, reason }: LeftOut,
  now: number,
): Promise<void> {
  await underClaim(connection, claim)
    .where('desired_rev', '=', claim.state.revision)
    .set((row) => ({
      skip_related: sql<number>`skip_related | ${SKIPPED[record]}`,
      attempts: claim.attempts + 1,
      failure_code: failure.code,
      failure_message: failure.message,
      last_reason: reason,
      desired_rev: row('desired_rev', '+', 1),
    }))
    .execute();
  await underClaim(connection, claim)
    .set({ ...UNCLAIMED, next_attempt_at: now })
    .execute();
}

/** See `Storage.park`. A newer state is not stopped by the refusal of an older one. */
export async function parkClaim(connection: Connection, claim: Claim, reason: string, now: number): Promise<void> {
  await underClaim(connection, claim)
    .where('desired_rev', '=', claim.state.revision)
    .set({ parked_at: now, last_reason: reason, attempts: claim.attempts + 1 })
    .execute();
  await underClaim(connection, claim).set(UNCLAIMED).execute();
}
