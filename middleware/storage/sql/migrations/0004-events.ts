import type { Kysely } from 'kysely';

/** How far the events of Salesforce were received. */
export async function createEvents(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('event_cursor')
    .addColumn('channel', 'text', (column) => column.primaryKey())
    .addColumn('replay_id', 'text', (column) => column.notNull())
    .addColumn('moved_at', 'bigint', (column) => column.notNull())
    .execute();
}
