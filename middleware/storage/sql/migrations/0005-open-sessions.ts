import { sql, type Kysely } from 'kysely';

/** Indexes of the few sessions that wait for something, so that what is kept of all the others costs no look-up anything. */
export async function indexOpenSessions(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex('video_session_due').execute();
  await db.schema
    .createIndex('video_session_open')
    .on('video_session')
    .columns(['next_attempt_at', 'session_id'])
    .where(sql<boolean>`parked_at is null and written_rev < desired_rev`)
    .execute();
  await db.schema
    .createIndex('video_session_parked')
    .on('video_session')
    .column('parked_at')
    .where(sql<boolean>`parked_at is not null`)
    .execute();
  await db.schema
    .createIndex('video_session_claimed')
    .on('video_session')
    .column('claim_token')
    .where(sql<boolean>`claim_token is not null`)
    .execute();
}
