import { sql, type Transaction } from 'kysely';
import type { ReceivedBatch } from '../../event-store.ts';
import { addRequests } from '../automation/add-requests.ts';
import type { Tables } from '../tables.ts';

/** See `EventStore.accept`. The cursor's row is the fence: whoever moves it first owns the batch. */
export async function acceptBatch(transaction: Transaction<Tables>, batch: ReceivedBatch): Promise<boolean> {
  const moved =
    batch.previousReplayId === null
      ? await placeCursor(transaction, batch)
      : await moveCursor(transaction, batch, toText(batch.previousReplayId));
  if (moved) await addRequests(transaction, batch.requests);
  return moved;
}

async function placeCursor(
  transaction: Transaction<Tables>,
  { channel, replayId, now }: ReceivedBatch,
): Promise<boolean> {
  const placed = await transaction
    .insertInto('event_cursor')
    .values({ channel, replay_id: toText(replayId), moved_at: now })
    .onConflict((conflict) => conflict.column('channel').doNothing())
    .returning(sql<number>`1`.as('one'))
    .executeTakeFirst();
  return placed !== undefined;
}

async function moveCursor(
  transaction: Transaction<Tables>,
  { channel, replayId, now }: ReceivedBatch,
  previous: string,
): Promise<boolean> {
  const moved = await transaction
    .updateTable('event_cursor')
    .set({ replay_id: toText(replayId), moved_at: now })
    .where('channel', '=', channel)
    .where('replay_id', '=', previous)
    .returning(sql<number>`1`.as('one'))
    .executeTakeFirst();
  return moved !== undefined;
}

function toText(replayId: Uint8Array): string {
  return Buffer.from(replayId).toString('base64');
}
