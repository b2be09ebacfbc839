import { sql, type Transaction } from 'kysely';
import type { UsedProof } from '../../domain/proof.ts';
import type { SessionState } from '../../domain/session-state.ts';
import type { Sealer } from '../encryption.ts';
import { StartLimitError, type StartLimit, type StoredSession } from '../storage.ts';
import { NOT_RENEWED } from '../../domain/session-status.ts';
import { insertRoom } from './calls/insert-room.ts';
import { lockAgents, type Engine } from './lock.ts';
import { noteProof } from './proofs.ts';
import type { RunInTransaction } from './share-transactions.ts';
import { countStarts, noteStart } from './room-starts.ts';
import { toStateColumns, toStoredSession } from './session-row.ts';
import type { Connection, Database, Tables } from './tables.ts';

/** See `Storage.keep`. */
export function keepState(
  inTransaction: RunInTransaction,
  engine: Engine,
  sealer: Sealer,
  state: SessionState,
  proof: UsedProof | null,
  now: number,
  limit: StartLimit | null,
): Promise<StoredSession> {
  const agentId = startedBy(state);
  return inTransaction(async (transaction) => {
    // SQLite has one writer at a time.
    if (engine === 'postgres' && agentId !== null && limit !== null) await lockAgents(transaction, [agentId]);
    if (proof !== null) await noteProof(transaction, proof, now);
    const put = await putState(transaction, sealer, state, now);
    if (put !== 'kept' && agentId !== null) {
      await assertBelow(transaction, agentId, limit);
      await noteStart(transaction, agentId, state.room?.createdAt ?? now);
    }
    return put === 'inserted' ? newlyStored(state, now) : readKept(transaction, sealer, state.sessionId);
  });
}

/**
 * Whose start a state is. A failure carries the room before it, which was counted when it was made; a room that was
 * prepared for nobody in particular is no person's start.
 */
export function startedBy(state: SessionState): string | null {
  return state.status === 'Ready' ? (state.room?.agentId ?? null) : null;
}

async function assertBelow(transaction: Transaction<Tables>, agentId: string, limit: StartLimit | null): Promise<void> {
  if (limit === null || (await countStarts(transaction, agentId, limit.since)) < limit.starts) return;
  throw new StartLimitError(`${agentId} was given ${limit.starts} rooms already`);
}

/** What a row says that was just inserted: to read it back would decrypt what is known. */
export function newlyStored(state: SessionState, now: number): StoredSession {
  return {
    state,
    writtenRevision: 0,
    attempts: 0,
    nextAttemptAt: now,
    lastReason: null,
    parkedAt: null,
    changedAt: now,
  };
}

async function readKept(transaction: Transaction<Tables>, sealer: Sealer, sessionId: string): Promise<StoredSession> {
  const kept = await readSession(transaction, sealer, sessionId);
  if (kept === null) throw new TypeError('A row vanished within its own transaction');
  return kept;
}

/**
 * Puts a state in place of what is stored, unless that has a valid room or a call under way, or is over for good: then
 * the stored one is kept. A room that it brings is looked for from now on.
 *
 * @param dueAt when to write it back, milliseconds since 1970
 */
export async function putState(
  transaction: Transaction<Tables>,
  sealer: Sealer,
  state: SessionState,
  now: number,
  dueAt = now,
): Promise<'inserted' | 'replaced' | 'kept'> {
  const columns = { ...toStateColumns(state, sealer, now), next_attempt_at: dueAt };
  const put = (await insertIfAbsent(transaction, columns)) ? 'inserted' : await replace(transaction, columns, now);
  if (put !== 'kept') await insertRoom(transaction, sealer, state, now);
  return put;
}

export async function readSession(
  connection: Connection,
  sealer: Sealer,
  sessionId: string,
): Promise<StoredSession | null> {
  const row = await connection
    .selectFrom('video_session')
    .selectAll()
    .where('session_id', '=', sessionId)
    .executeTakeFirst();
  return row === undefined ? null : toStoredSession(row, sealer);
}

/** See `Storage.adopt`. */
export function adoptStates(
  database: Database,
  sealer: Sealer,
  states: readonly SessionState[],
  now: number,
): Promise<number> {
  return database.transaction().execute(async (transaction) => {
    let adopted = 0;
    for (const state of states) {
      const columns = { ...toStateColumns(state, sealer, now), next_attempt_at: now };
      if (await insertIfAbsent(transaction, columns)) adopted += 1;
    }
    return adopted;
  });
}

type StateColumns = ReturnType<typeof toStateColumns> & { readonly next_attempt_at: number };

async function insertIfAbsent(transaction: Transaction<Tables>, columns: StateColumns): Promise<boolean> {
  const inserted = await transaction
    .insertInto('video_session')
    .values({ ...columns, written_rev: 0, attempts: 0 })
    .onConflict((conflict) => conflict.column('session_id').doNothing())
    .returning('session_id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/**
 * The condition stands in the statement itself, so that of two requests at once the second sees what the first did.
 * A claim on the earlier state stays: its worker ends it without ending this state.
 */
async function replace(
  transaction: Transaction<Tables>,
  columns: StateColumns,
  now: number,
): Promise<'replaced' | 'kept'> {
  const { session_id, desired_rev, ...rest } = columns;
  const replaced = await transaction
    .updateTable('video_session')
    .set({
      ...rest,
      desired_rev: sql<number>`case when desired_rev < ${desired_rev} then ${desired_rev} else desired_rev + 1 end`,
      attempts: 0,
      last_reason: null,
      parked_at: null,
    })
    .where('session_id', '=', session_id)
    .where((row) => row.or([row('sealed_links', 'is', null), row('room_expires_at', '<=', now)]))
    .where('status', 'not in', NOT_RENEWED)
    .returning('session_id')
    .executeTakeFirst();
  return replaced === undefined ? 'kept' : 'replaced';
}
