import type { Kysely } from 'kysely';

/** Requests of workflows for rooms, the keys of servers and flows that start calls, and the calls they made. */
export async function createAutomation(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('room_request')
    .addColumn('session_id', 'text', (column) => column.primaryKey())
    .addColumn('requested_at', 'bigint', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('next_attempt_at', 'bigint', (column) => column.notNull())
    .addColumn('claim_token', 'text')
    .addColumn('claimed_until', 'bigint')
    .addColumn('last_reason', 'text')
    .addColumn('parked_at', 'bigint')
    .execute();
  await db.schema
    .createIndex('room_request_order')
    .on('room_request')
    .columns(['parked_at', 'requested_at', 'session_id'])
    .execute();
  await db.schema
    .createTable('automation_key')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('lineage', 'text', (column) => column.notNull())
    .addColumn('key_hash', 'text', (column) => column.notNull().unique())
    .addColumn('last_four', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('created_by_id', 'text', (column) => column.notNull())
    .addColumn('created_by_name', 'text', (column) => column.notNull())
    .addColumn('valid_until', 'bigint')
    .addColumn('last_used_at', 'bigint')
    .execute();
  await db.schema
    .createTable('idempotent_request')
    .addColumn('lineage', 'text', (column) => column.notNull())
    .addColumn('request_id', 'text', (column) => column.notNull())
    .addColumn('key_created_at', 'bigint', (column) => column.notNull())
    .addColumn('body_hash', 'text', (column) => column.notNull())
    .addColumn('session_id', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('claim_token', 'text')
    .addColumn('claimed_until', 'bigint')
    .addPrimaryKeyConstraint('idempotent_request_id', ['lineage', 'request_id'])
    .execute();
  await db.schema.createIndex('idempotent_request_session').on('idempotent_request').column('session_id').execute();
  await db.schema
    .createIndex('idempotent_request_rate')
    .on('idempotent_request')
    .columns(['lineage', 'created_at'])
    .execute();
  await db.schema
    .alterTable('video_session')
    .addColumn('fills_contact', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
}
