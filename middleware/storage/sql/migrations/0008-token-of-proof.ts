import type { Kysely } from 'kysely';

/** The proof that bought a setup token, and what makes the token again for whoever sends that proof once more. */
export async function bindTokensToProofs(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('setup_token').addColumn('salt', 'text').execute();
  await db.schema.alterTable('setup_token').addColumn('proof_id', 'text').execute();
  await db.schema.createIndex('setup_token_proof').on('setup_token').column('proof_id').unique().execute();
}
