import type { Selectable, Transaction } from 'kysely';
import type { UsedProof } from '../../../domain/proof.ts';
import { HOUR_MS } from '../../../time/clock.ts';
import type { NewSetupToken, SetupToken } from '../../setup-store.ts';
import { ProofUsedError } from '../../storage.ts';
import { noteProof } from '../proofs.ts';
import type { Connection, Database, Tables } from '../tables.ts';
import { isNoted, noteEntry } from './audit.ts';
import type { SetupTokenTable } from './tables.ts';

// The page proves anew every ten minutes by itself: that is no news.
const OPENED_AGAIN_MS = HOUR_MS;

/** See `SetupStore.keepToken`. */
export function keepToken(
  database: Database,
  token: NewSetupToken,
  proof: UsedProof,
  now: number,
): Promise<Omit<NewSetupToken, 'hash'>> {
  return database.transaction().execute(async (transaction) => {
    const isFirst = await noteProof(transaction, proof, now);
    await transaction.deleteFrom('setup_token').where('expires_at', '<=', now).execute();
    if (!isFirst) return boughtBy(transaction, proof);
    const { hash, salt, person, expiresAt } = token;
    await transaction
      .insertInto('setup_token')
      .values({
        token_hash: hash,
        salt,
        proof_id: proof.id,
        person_id: person.id,
        person_name: person.name,
        expires_at: expiresAt,
      })
      .execute();
    if (!(await isNoted(transaction, person.id, 'setup-opened', now - OPENED_AGAIN_MS)))
      await noteEntry(transaction, { at: now, person, action: 'setup-opened', detail: '' });
    return { salt, person, expiresAt };
  });
}

async function boughtBy(transaction: Transaction<Tables>, { id }: UsedProof): Promise<Omit<NewSetupToken, 'hash'>> {
  const row = await transaction.selectFrom('setup_token').selectAll().where('proof_id', '=', id).executeTakeFirst();
  if (row?.salt == null) throw new ProofUsedError(`The token that the proof ${id} bought has ended`);
  return { ...toToken(row), salt: row.salt };
}

export async function findToken(connection: Connection, hash: string, now: number): Promise<SetupToken | null> {
  const row = await connection
    .selectFrom('setup_token')
    .selectAll()
    .where('token_hash', '=', hash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row === undefined ? null : toToken(row);
}

export async function endTokens(connection: Connection, personId: string): Promise<void> {
  await connection.deleteFrom('setup_token').where('person_id', '=', personId).execute();
}

function toToken({ person_id, person_name, expires_at }: Selectable<SetupTokenTable>): SetupToken {
  return { person: { id: person_id, name: person_name }, expiresAt: expires_at };
}
