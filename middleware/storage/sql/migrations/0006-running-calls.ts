import { sql, type Kysely } from 'kysely';

/** An index of the calls that are in hand, so that those of the whole week before cost a call nothing. */
export async function indexRunningCalls(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('idempotent_request_running')
    .on('idempotent_request')
    .column('claim_token')
    .where(sql<boolean>`claim_token is not null`)
    .execute();
}
