import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { BegunCall, StartedCall } from '../../automation-store.ts';
import { deleteBefore } from '../in-batches.ts';
import { inExclusiveTransaction, type Engine } from '../lock.ts';
import type { Connection, Database, Tables } from '../tables.ts';

/** See `StartedCallStore.beginCall`. */
export function beginCall(
  database: Database,
  engine: Engine,
  call: StartedCall,
  now: number,
  leaseMs: number,
  limit: { readonly calls: number; readonly since: number },
): Promise<BegunCall> {
  return inExclusiveTransaction(database, engine, async (transaction): Promise<BegunCall> => {
    const { lineage, requestId, bodyHash, keyCreatedAt } = call;
    const token = randomUUID();
    const claim = { claim_token: token, claimed_until: now + leaseMs };
    const known = await transaction
      .selectFrom('idempotent_request')
      .select(['body_hash', 'claimed_until'])
      .where('lineage', '=', lineage)
      .where('request_id', '=', requestId)
      .executeTakeFirst();
    if (known === undefined) {
      if ((await countCalls(transaction, lineage, limit.since)) >= limit.calls) return { kind: 'limited' };
      await transaction
        .insertInto('idempotent_request')
        .values({
          lineage,
          request_id: requestId,
          key_created_at: keyCreatedAt,
          body_hash: bodyHash,
          created_at: now,
          ...claim,
        })
        .execute();
      return { kind: 'mine', token };
    }
    if (known.body_hash !== bodyHash) return { kind: 'other-body' };
    if (known.claimed_until !== null && known.claimed_until > now) return { kind: 'running' };
    await transaction
      .updateTable('idempotent_request')
      .set(claim)
      .where('lineage', '=', lineage)
      .where('request_id', '=', requestId)
      .execute();
    return { kind: 'mine', token };
  });
}

async function countCalls(transaction: Transaction<Tables>, lineage: string, since: number): Promise<number> {
  const { calls } = await transaction
    .selectFrom('idempotent_request')
    .select((row) => row.fn.countAll().as('calls'))
    .where('lineage', '=', lineage)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(calls);
}

/** See `StartedCallStore.noteSession`. Workers claim in turn with it: one of the two sees the other. */
export function noteSession(
  database: Database,
  engine: Engine,
  token: string,
  sessionId: string,
  now: number,
): Promise<boolean> {
  return inExclusiveTransaction(database, engine, async (transaction) => {
    await transaction
      .updateTable('idempotent_request')
      .set({ session_id: sessionId })
      .where('claim_token', '=', token)
      .execute();
    const held = await transaction
      .selectFrom('room_request')
      .select('session_id')
      .where('session_id', '=', sessionId)
      .where('claim_token', 'is not', null)
      .where('claimed_until', '>', now)
      .executeTakeFirst();
    return held !== undefined;
  });
}

/** See `StartedCallStore.endCall`. */
export async function endCall(connection: Connection, token: string): Promise<void> {
  await connection
    .updateTable('idempotent_request')
    .set({ claim_token: null, claimed_until: null })
    .where('claim_token', '=', token)
    .execute();
}

/** See `StartedCallStore.isStartedBy`. */
export async function isStartedBy(
  connection: Connection,
  sessionId: string,
  lineage: string,
  keyCreatedAt: number,
): Promise<boolean> {
  const row = await connection
    .selectFrom('idempotent_request')
    .select(sql<number>`1`.as('one'))
    .where('session_id', '=', sessionId)
    .where('lineage', '=', lineage)
    .where('key_created_at', '<=', keyCreatedAt)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** See `StartedCallStore.forgetCalls`. */
export async function forgetCalls(connection: Connection, engine: Engine, before: number): Promise<void> {
  await deleteBefore(connection, engine, 'idempotent_request', 'created_at', before);
  await connection.deleteFrom('automation_key').where('valid_until', '<', before).execute();
}
