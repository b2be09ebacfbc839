import type { UsedProof } from '../../domain/proof.ts';
import { ProofUsedError } from '../storage.ts';
import { deleteBefore } from './in-batches.ts';
import type { Engine } from './lock.ts';
import type { Connection } from './tables.ts';

/** Notes that a proof was used, and says whether for the first time. @throws ProofUsedError if it was for something else */
export async function noteProof(connection: Connection, { id, use }: UsedProof, now: number): Promise<boolean> {
  const noted = await connection
    .insertInto('proof')
    .values({ proof_id: id, session_id: use, used_at: now })
    .onConflict((conflict) => conflict.column('proof_id').doNothing())
    .returning('proof_id')
    .executeTakeFirst();
  if (noted !== undefined) return true;
  if ((await useOfProof(connection, id)) !== use) {
    throw new ProofUsedError(`The proof ${id} was used for something else`);
  }
  return false;
}

export async function useOfProof(connection: Connection, proofId: string): Promise<string | null> {
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
