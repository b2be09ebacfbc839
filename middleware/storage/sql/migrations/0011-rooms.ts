import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { referenceKey } from '../../../domain/call-log/reference-key.ts';

/**
 * Each room by itself, to be looked for in 8x8's call log, the entries of that log, and whether a session's write-back is
 * of its call alone. What is open is taken up, without its number: that is sealed for its own place.
 */
export async function watchRooms(db: Kysely<unknown>): Promise<void> {
  await createRoomTable(db);
  await db.schema
    .createTable('call_seen')
    .addColumn('call_id', 'text', (column) => column.primaryKey())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('finished_at', 'bigint')
    .addColumn('duration_s', 'integer')
    .addColumn('letter', 'text')
    .addColumn('has_talk', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('number_differs', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('room_id', 'text')
    .addColumn('verdict', 'text', (column) => column.notNull())
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('call_seen_at').on('call_seen').column('seen_at').execute();
  await db.schema.createIndex('call_seen_room').on('call_seen').column('room_id').execute();
  await takeUpOpen(db);
  await db.schema
    .alterTable('video_session')
    .addColumn('outcome_only', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema.dropIndex('video_session_open').execute();
  await db.schema
    .createIndex('video_session_open')
    .on('video_session')
    .columns(['outcome_only', 'next_attempt_at', 'session_id'])
    .where(sql<boolean>`parked_at is null and written_rev < desired_rev`)
    .execute();
}

async function createRoomTable(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('video_room')
    .addColumn('room_id', 'text', (column) => column.primaryKey())
    .addColumn('session_id', 'text', (column) => column.notNull())
    .addColumn('call_reference', 'text', (column) => column.notNull())
    .addColumn('reference_key', 'text', (column) => column.notNull())
    .addColumn('sealed_phone', 'text')
    .addColumn('handed_to', 'text')
    .addColumn('handed_at', 'bigint')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('watch', 'text', (column) => column.notNull())
    .addColumn('next_look_at', 'bigint')
    .addColumn('looks', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('settling_since', 'bigint')
    .addColumn('call_id', 'text', (column) => column.unique())
    .addColumn('started_at', 'bigint')
    .addColumn('ended_at', 'bigint')
    .addColumn('duration_s', 'integer')
    .addColumn('letter', 'text')
    .addColumn('has_talk', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('agent_rating', 'integer')
    .addColumn('guest_rating', 'integer')
    .addColumn('number_differs', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('reason', 'text')
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('video_room_session').on('video_room').column('session_id').execute();
  await db.schema
    .createIndex('video_room_reference')
    .on('video_room')
    .columns(['reference_key', 'expires_at'])
    .execute();
  await db.schema.createIndex('video_room_changed').on('video_room').column('changed_at').execute();
  await db.schema
    .createIndex('video_room_doubt')
    .on('video_room')
    .column('watch')
    .where(sql<boolean>`watch = 'doubt'`)
    .execute();
  await db.schema
    .createIndex('video_room_due')
    .on('video_room')
    .columns(['next_look_at', 'room_id'])
    .where(sql<boolean>`next_look_at is not null`)
    .execute();
}

async function takeUpOpen(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{
    session_id: string;
    call_reference: string;
    agent_id: string | null;
    room_created_at: number;
    room_expires_at: number;
  }>`select session_id, call_reference, agent_id, room_created_at, room_expires_at from video_session
    where status = 'Ready' and call_reference is not null and room_created_at is not null
      and room_expires_at is not null`.execute(db);
  for (const row of rows) {
    await sql`insert into video_room (room_id, session_id, call_reference, reference_key, handed_to, handed_at,
        created_at, expires_at, watch, next_look_at, changed_at)
      values (${randomUUID()}, ${row.session_id}, ${row.call_reference}, ${referenceKey(row.call_reference)},
        ${row.agent_id}, ${row.agent_id === null ? null : row.room_created_at}, ${row.room_created_at},
        ${row.room_expires_at}, 'waiting', ${row.agent_id === null ? row.room_expires_at : row.room_created_at},
        ${row.room_created_at})`.execute(db);
  }
}
