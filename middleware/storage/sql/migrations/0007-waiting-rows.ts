import { sql, type Kysely } from 'kysely';

/**
 * Indexes for what is looked up again and again, so that it costs the same however much waits or is kept: the newest room
 * of a case or contact, whether one of its sessions is unwritten, what is the oldest, which requests are due or claimed.
 */
export async function indexWaitingRows(db: Kysely<unknown>): Promise<void> {
  for (const name of ['case', 'contact']) {
    await db.schema.dropIndex(`video_session_${name}`).execute();
    await db.schema
      .createIndex(`video_session_${name}`)
      .on('video_session')
      .columns([`${name}_id`, 'room_created_at'])
      .execute();
    await db.schema
      .createIndex(`video_session_waiting_${name}`)
      .on('video_session')
      .column(`${name}_id`)
      .where(sql<boolean>`parked_at is not null or written_rev < desired_rev`)
      .execute();
  }
  await db.schema.dropIndex('video_session_changed').execute();
  await db.schema
    .createIndex('video_session_changed')
    .on('video_session')
    .columns(['changed_at', 'session_id'])
    .execute();
  await db.schema.createIndex('room_start_at').on('room_start').column('started_at').execute();
  await db.schema.createIndex('idempotent_request_at').on('idempotent_request').column('created_at').execute();
  await db.schema.dropIndex('room_request_order').execute();
  await db.schema
    .createIndex('room_request_open')
    .on('room_request')
    .columns(['requested_at', 'session_id'])
    .where(sql<boolean>`parked_at is null`)
    .execute();
  await db.schema
    .createIndex('room_request_parked')
    .on('room_request')
    .column('parked_at')
    .where(sql<boolean>`parked_at is not null`)
    .execute();
  await db.schema
    .createIndex('room_request_due')
    .on('room_request')
    .column('next_attempt_at')
    .where(sql<boolean>`parked_at is null`)
    .execute();
  await db.schema
    .createIndex('room_request_claimed')
    .on('room_request')
    .column('claimed_until')
    .where(sql<boolean>`claim_token is not null`)
    .execute();
}
