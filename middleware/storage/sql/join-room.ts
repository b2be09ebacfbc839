import type { UsedProof } from '../../domain/proof.ts';
import type { Sealer } from '../encryption.ts';
import type { StoredSession } from '../storage.ts';
import { handRoom } from './calls/insert-room.ts';
import { readSession } from './keep-state.ts';
import { noteProof } from './proofs.ts';
import type { RunInTransaction } from './share-transactions.ts';
import type { Connection } from './tables.ts';

/** See `Storage.join`. */
export function joinRoom(
  inTransaction: RunInTransaction,
  sealer: Sealer,
  sessionId: string,
  agentId: string,
  proof: UsedProof,
  now: number,
): Promise<StoredSession | null> {
  return inTransaction(async (transaction) => {
    await noteProof(transaction, proof, now);
    if (await becomeAgent(transaction, sessionId, agentId, now)) await handRoom(transaction, sessionId, agentId, now);
    return readSession(transaction, sealer, sessionId);
  });
}

/** The condition stands in the statement itself, so that of two people at once the second changes nothing. */
async function becomeAgent(connection: Connection, sessionId: string, agentId: string, now: number): Promise<boolean> {
  const { numUpdatedRows } = await connection
    .updateTable('video_session')
    .set((row) => ({
      agent_id: agentId,
      desired_rev: row
        .case()
        .when('desired_rev', '<', now)
        .then(now)
        .else(row('desired_rev', '+', 1))
        .end(),
      outcome_only: 0,
      attempts: 0,
      next_attempt_at: now,
      // Parked for its case or contact alone, the session itself still goes on; it is parked again once it is written.
      parked_at: row.case().when('skip_related', '>', 0).then(null).else(row.ref('parked_at')).end(),
      changed_at: now,
    }))
    .where('session_id', '=', sessionId)
    .where('agent_id', 'is', null)
    .where('sealed_links', 'is not', null)
    .where('room_expires_at', '>', now)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0;
}
