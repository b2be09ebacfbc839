import type { EventStore } from '../../event-store.ts';
import type { Database } from '../tables.ts';
import { acceptBatch } from './accept-batch.ts';

/** How far events were received, over SQL: the same statements for both engines. */
export function createEventStore(database: Database): EventStore {
  return {
    cursor: async (channel) => {
      const row = await database
        .selectFrom('event_cursor')
        .select('replay_id')
        .where('channel', '=', channel)
        .executeTakeFirst();
      return row === undefined ? null : Buffer.from(row.replay_id, 'base64');
    },
    accept: (batch) => database.transaction().execute((transaction) => acceptBatch(transaction, batch)),
  };
}
