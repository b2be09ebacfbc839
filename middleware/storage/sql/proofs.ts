import { ProofUsedError } from '../storage.ts';
import { deleteBefore } from './in-batches.ts';
import type { Engine } from './lock.ts';
import type { Connection } from './tables.ts';

/** Notes that a proof was used. @throws ProofUsedError if it was for another session */
export async function noteProof(
  connection: Connection,
  proofId: string,
  sessionId: string,
  now: number,
): Promise<void> {
  const noted = await connection
    .insertInto('proof')
    .values({ proof_id: proofId, session_id: sessionId, used_at: now })
    .onConflict((conflict) => conflict.column('proof_id').doNothing())
    .returning('proof_id')
    .executeTakeFirst();
  if (noted !== undefined) return;
  if ((await sessionOfProof(connection, proofId)) !== sessionId) {
    throw new ProofUsedError(`The proof ${proofId} was used for another session`);
  }
}

export async function sessionOfProof(connection: Connection, proofId: string): Promise<string | null> {
  const row = await connection
    .selectFrom('proof')
    .select('session_id')
    .where('proof_id', '=', proofId)
    .executeTakeFirst();
  return row?.session_id ?? null;
}

export async function forgetProofs(connection: Connection, engine: Engine, before: number): Promise<void> {
  await deleteBefore(connection, engine, 'proof', 'used_at', before);
}
