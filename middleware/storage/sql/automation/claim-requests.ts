import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { RoomRequestClaim } from '../../automation-store.ts';
import { earliest } from '../claim-due.ts';
import { inExclusiveTransaction, type Engine } from '../lock.ts';
import type { Connection, Database, Tables } from '../tables.ts';
import { findKnown } from './add-requests.ts';

/** See `RoomRequestStore.claimRequests`. */
export function claimRequests(
  database: Database,
  engine: Engine,
  now: number,
  limit: number,
  leaseMs: number,
): Promise<RoomRequestClaim[]> {
  return inExclusiveTransaction(database, engine, async (transaction) => {
    if (await isClaimedByAnother(transaction, now)) return [];
    await forgetParked(transaction);
    const ids = await selectUnknown(transaction, now, limit);
    if (ids.length === 0) return [];
    const token = randomUUID();
    const rows = await transaction
      .updateTable('room_request')
      .set({ claim_token: token, claimed_until: now + leaseMs })
      .where('session_id', 'in', ids)
      .returning(['session_id', 'attempts'])
      .execute();
    const attempts = new Map(rows.map((row) => [row.session_id, row.attempts]));
    return ids.map((sessionId) => ({ token, sessionId, attempts: attempts.get(sessionId) ?? 0 }));
  });
}

/** See `RoomRequestStore.nextRequest`: two look-ups, however much waits. */
export async function nextRequest(connection: Connection): Promise<number | null> {
  const { unclaimed, claimed } = await connection
    .selectNoFrom([
      (all) =>
        all
          .selectFrom('room_request')
          .select('next_attempt_at')
          .where('parked_at', 'is', null)
          .where('claim_token', 'is', null)
          .orderBy('next_attempt_at')
          .limit(1)
          .as('unclaimed'),
      (all) =>
        all
          .selectFrom('room_request')
          .select((row) => row.fn.min('claimed_until').as('until'))
          .where('claim_token', 'is not', null)
          .as('claimed'),
    ])
    .executeTakeFirstOrThrow();
  return earliest(unclaimed, claimed);
}

async function isClaimedByAnother(transaction: Transaction<Tables>, now: number): Promise<boolean> {
  const held = await transaction
    .selectFrom('room_request')
    .select('session_id')
    .where('claim_token', 'is not', null)
    .where('claimed_until', '>', now)
    .limit(1)
    .executeTakeFirst();
  return held !== undefined;
}

/** A call of the HTTP interface, or a person who joined early, may have given the session its room: that ends the request. */
async function selectUnknown(transaction: Transaction<Tables>, now: number, limit: number): Promise<string[]> {
  for (;;) {
    const due = await selectDue(transaction, now, limit);
    const known = await findKnown(transaction, due);
    if (known.size === 0) return due;
    await transaction
      .deleteFrom('room_request')
      .where('session_id', 'in', [...known])
      .execute();
    const unknown = due.filter((id) => !known.has(id));
    if (unknown.length > 0) return unknown;
  }
}

/** The same for those that nobody will claim. */
async function forgetParked(transaction: Transaction<Tables>): Promise<void> {
  await transaction
    .deleteFrom('room_request')
    .where('parked_at', 'is not', null)
    .where((row) =>
      row.exists(
        row
          .selectFrom('video_session')
          .select('video_session.session_id')
          .whereRef('video_session.session_id', '=', 'room_request.session_id'),
      ),
    )
    .execute();
}

async function selectDue(transaction: Transaction<Tables>, now: number, limit: number): Promise<string[]> {
  const rows = await transaction
    .selectFrom('room_request')
    .select('session_id')
    .where('parked_at', 'is', null)
    .where('next_attempt_at', '<=', now)
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('idempotent_request')
            .select('idempotent_request.session_id')
            .whereRef('idempotent_request.session_id', '=', 'room_request.session_id')
            .where('idempotent_request.claim_token', 'is not', null)
            .where('idempotent_request.claimed_until', '>', now),
        ),
      ),
    )
    .orderBy('requested_at')
    .orderBy('session_id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.session_id);
}
