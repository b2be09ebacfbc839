import { sql, type Kysely } from 'kysely';

/**
 * The pictures and chats of calls: where each is on its way to Salesforce. Nothing of what is in them, nor the paths of the
 * pictures: 8x8 is asked again for both. And whether a room was about a case: what was said about a case that is gone is
 * stored nowhere else.
 */
export async function keepCallFiles(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('video_room')
    .addColumn('had_case', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await sql`update video_room set had_case = 1 where exists (
    select 1 from video_session as about where about.session_id = video_room.session_id and about.case_id is not null)`.execute(
    db,
  );
  await db.schema
    .createTable('call_file')
    .addColumn('call_id', 'text', (column) => column.notNull())
    .addColumn('file', 'text', (column) => column.notNull())
    .addColumn('session_id', 'text', (column) => column.notNull())
    .addColumn('ordinal', 'integer', (column) => column.notNull())
    .addColumn('print', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('version_id', 'text')
    .addColumn('bytes', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('inserting', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('due_since', 'bigint', (column) => column.notNull())
    .addColumn('next_attempt_at', 'bigint', (column) => column.notNull())
    .addColumn('claim_token', 'text')
    .addColumn('claimed_until', 'bigint')
    .addColumn('reason', 'text')
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('call_file_key', ['call_id', 'file'])
    .execute();
  const index = (name: string) => db.schema.createIndex(`call_file_${name}`).on('call_file');
  await index('session').column('session_id').execute();
  await index('file').column('file').execute();
  await index('changed').column('changed_at').execute();
  await index('due')
    .columns(['next_attempt_at', 'call_id'])
    .where(sql<boolean>`state = 'due'`)
    .execute();
  await index('parked')
    .column('changed_at')
    .where(sql<boolean>`state = 'parked'`)
    .execute();
  await index('claimed')
    .column('claim_token')
    .where(sql<boolean>`claim_token is not null`)
    .execute();
}
