import type { Kysely } from 'kysely';

/** Sessions with their rooms and due write-backs, used proofs, starts, leases. */
export async function createSessions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('video_session')
    .addColumn('session_id', 'text', (column) => column.primaryKey())
    .addColumn('contact_id', 'text')
    .addColumn('case_id', 'text')
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('call_reference', 'text')
    .addColumn('invitation', 'text')
    .addColumn('agent_id', 'text')
    .addColumn('room_created_at', 'bigint')
    .addColumn('room_expires_at', 'bigint')
    .addColumn('sealed_links', 'text')
    .addColumn('sealed_phone', 'text')
    .addColumn('failure_code', 'text')
    .addColumn('failure_message', 'text')
    .addColumn('update_case', 'integer', (column) => column.notNull())
    .addColumn('update_contact', 'integer', (column) => column.notNull())
    .addColumn('skip_related', 'integer', (column) => column.notNull())
    .addColumn('desired_rev', 'bigint', (column) => column.notNull())
    .addColumn('written_rev', 'bigint', (column) => column.notNull())
    .addColumn('claim_token', 'text')
    .addColumn('claimed_until', 'bigint')
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('next_attempt_at', 'bigint', (column) => column.notNull())
    .addColumn('last_reason', 'text')
    .addColumn('parked_at', 'bigint')
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('video_session_due')
    .on('video_session')
    .columns(['parked_at', 'next_attempt_at'])
    .execute();
  await db.schema.createIndex('video_session_case').on('video_session').column('case_id').execute();
  await db.schema.createIndex('video_session_contact').on('video_session').column('contact_id').execute();
  await db.schema
    .createIndex('video_session_expiry')
    .on('video_session')
    .columns(['status', 'room_expires_at'])
    .execute();
  await db.schema
    .createTable('proof')
    .addColumn('proof_id', 'text', (column) => column.primaryKey())
    .addColumn('session_id', 'text', (column) => column.notNull())
    .addColumn('used_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('proof_used_at').on('proof').column('used_at').execute();
  await db.schema
    .createTable('room_start')
    .addColumn('agent_id', 'text', (column) => column.notNull())
    .addColumn('started_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('room_start_agent').on('room_start').columns(['agent_id', 'started_at']).execute();
  await db.schema
    .createTable('lease')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('holder', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('meta')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
}
