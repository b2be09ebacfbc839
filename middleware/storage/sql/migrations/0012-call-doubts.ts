import type { Kysely } from 'kysely';

/** Calls that may be of several rooms, with these rooms: somebody who may read both cases says whose they are. */
export async function noteCallDoubts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('call_doubt')
    .addColumn('call_id', 'text', (column) => column.notNull())
    .addColumn('room_id', 'text', (column) => column.notNull())
    .addColumn('number_differs', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('noted_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('call_doubt_pk', ['call_id', 'room_id'])
    .execute();
  await db.schema.createIndex('call_doubt_room').on('call_doubt').column('room_id').execute();
  await db.schema.createIndex('call_doubt_noted').on('call_doubt').column('noted_at').execute();
}
