import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely';
import type { RoomRequestClaim } from '../../automation-store.ts';
import type { Connection, Tables } from '../tables.ts';

const UNCLAIMED = { claim_token: null, claimed_until: null };

/** Rows only under their own claim: whoever was late finds them in other hands and changes nothing. */
export function underClaim(claims: readonly RoomRequestClaim[]) {
  return (row: ExpressionBuilder<Tables, 'room_request'>): ExpressionWrapper<Tables, 'room_request', SqlBool> =>
    row.and([
      row('claim_token', 'in', [...new Set(claims.map(({ token }) => token))]),
      row(
        'session_id',
        'in',
        claims.map(({ sessionId }) => sessionId),
      ),
    ]);
}

/** See `RoomRequestStore.extendClaims`. */
export async function extendClaims(connection: Connection, token: string, claimedUntil: number): Promise<void> {
  await connection
    .updateTable('room_request')
    .set({ claimed_until: claimedUntil })
    .where('claim_token', '=', token)
    .execute();
}

/** See `RoomRequestStore.dropRequests`. */
export async function dropRequests(connection: Connection, claims: readonly RoomRequestClaim[]): Promise<void> {
  if (claims.length === 0) return;
  await connection.deleteFrom('room_request').where(underClaim(claims)).execute();
}

/** See `RoomRequestStore.releaseRequests`. */
export async function releaseRequests(
  connection: Connection,
  claims: readonly RoomRequestClaim[],
  reason: string | null,
): Promise<void> {
  if (claims.length === 0) return;
  await connection
    .updateTable('room_request')
    .set({ ...UNCLAIMED, last_reason: reason })
    .where(underClaim(claims))
    .execute();
}

/** See `RoomRequestStore.rescheduleRequest`. */
export async function rescheduleRequest(
  connection: Connection,
  claim: RoomRequestClaim,
  nextAttemptAt: number,
  reason: string,
): Promise<void> {
  await connection
    .updateTable('room_request')
    .set({ ...UNCLAIMED, attempts: claim.attempts + 1, next_attempt_at: nextAttemptAt, last_reason: reason })
    .where(underClaim([claim]))
    .execute();
}

/** See `RoomRequestStore.parkRequest`. */
export async function parkRequest(
  connection: Connection,
  claim: RoomRequestClaim,
  reason: string,
  now: number,
): Promise<void> {
  await connection
    .updateTable('room_request')
    .set({ ...UNCLAIMED, attempts: claim.attempts + 1, parked_at: now, last_reason: reason })
    .where(underClaim([claim]))
    .execute();
}
