import { HOUR_MS } from '../../../time/clock.ts';
import { SETUP_PROOF_USE, type SetupToken } from '../../setup-store.ts';
import { noteProof } from '../proofs.ts';
import type { Connection, Database } from '../tables.ts';
import { isNoted, noteEntry } from './audit.ts';

// The page proves anew every ten minutes by itself: that is no news.
const OPENED_AGAIN_MS = HOUR_MS;

/** See `SetupStore.keepToken`. */
export function keepToken(
  database: Database,
  hash: string,
  { person, expiresAt }: SetupToken,
  proofId: string,
  now: number,
): Promise<void> {
  return database.transaction().execute(async (transaction) => {
    await noteProof(transaction, proofId, SETUP_PROOF_USE, now);
    await transaction.deleteFrom('setup_token').where('expires_at', '<=', now).execute();
    await transaction
      .insertInto('setup_token')
      .values({ token_hash: hash, person_id: person.id, person_name: person.name, expires_at: expiresAt })
      .execute();
    if (await isNoted(transaction, person.id, 'setup-opened', now - OPENED_AGAIN_MS)) return;
    await noteEntry(transaction, { at: now, person, action: 'setup-opened', detail: '' });
  });
}

export async function findToken(connection: Connection, hash: string, now: number): Promise<SetupToken | null> {
  const row = await connection
    .selectFrom('setup_token')
    .selectAll()
    .where('token_hash', '=', hash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row === undefined ? null : { person: { id: row.person_id, name: row.person_name }, expiresAt: row.expires_at };
}
