import type { Transaction } from 'kysely';
import { GOING_ON } from '../../../domain/session-status.ts';
import { HOUR_MS } from '../../../time/clock.ts';
import { UNCLAIMED } from '../settle.ts';
import type { Tables } from '../tables.ts';

const REMOVED = 'The personal data of this call was removed.';
/** A room is over after a quarter of an hour: what still calls it open then was left so by a fault. */
const OVER_FOR_SURE_MS = 24 * HOUR_MS;

/** See `RetentionStore.forgetPersonal`. Files that were written stay what they are: of them there is nothing but hashes here. */
export async function forgetPersonal(
  transaction: Transaction<Tables>,
  sessionIds: readonly string[],
  now: number,
): Promise<ReadonlySet<string>> {
  const open = await openOf(transaction, sessionIds, now);
  const over = sessionIds.filter((sessionId) => !open.has(sessionId));
  if (over.length === 0) return new Set();
  // A claim that ran out is taken away too, so that its late worker finds out.
  await transaction
    .updateTable('call_file')
    .set({ ...UNCLAIMED, state: 'skipped', reason: REMOVED, changed_at: now })
    .where('session_id', 'in', over)
    .where('state', 'in', ['due', 'parked'])
    .execute();
  for (const table of ['video_session', 'video_room'] as const)
    await transaction.updateTable(table).set({ sealed_phone: null }).where('session_id', 'in', over).execute();
  await transaction.updateTable('video_session').set({ sealed_links: null }).where('session_id', 'in', over).execute();
  return new Set(over);
}

async function openOf(
  transaction: Transaction<Tables>,
  sessionIds: readonly string[],
  now: number,
): Promise<ReadonlySet<string>> {
  const rooms = await transaction
    .selectFrom('video_room')
    .select('session_id')
    .where('session_id', 'in', sessionIds)
    .where('next_look_at', 'is not', null)
    .execute();
  const sessions = await transaction
    .selectFrom('video_session')
    .select('session_id')
    .where('session_id', 'in', sessionIds)
    .where((row) =>
      row.or([
        row('claimed_until', '>', now),
        row.and([row('status', 'in', GOING_ON), row('room_expires_at', '>', now - OVER_FOR_SURE_MS)]),
      ]),
    )
    .execute();
  const files = await transaction
    .selectFrom('call_file')
    .select('session_id')
    .where('session_id', 'in', sessionIds)
    .where('claimed_until', '>', now)
    .execute();
  return new Set([...rooms, ...sessions, ...files].map((row) => row.session_id));
}
