import type { Transaction } from 'kysely';
import { MINUTE_MS } from '../../time/clock.ts';
import { isOpen } from './claim-due.ts';
import type { Tables } from './tables.ts';

// Nothing is put off, and no claim lasts, so long.
const NEVER_AHEAD_MS = 15 * MINUTE_MS;

/** See `Storage.mendTimes`. */
export async function mendTimes(transaction: Transaction<Tables>, now: number): Promise<number> {
  const tooFar = now + NEVER_AHEAD_MS;
  const mended = [
    await transaction
      .updateTable('video_session')
      .set({ next_attempt_at: now })
      .where((row) => isOpen(row))
      .where('next_attempt_at', '>', tooFar)
      .executeTakeFirst(),
    await transaction
      .updateTable('room_request')
      .set({ next_attempt_at: now })
      .where('parked_at', 'is', null)
      .where('next_attempt_at', '>', tooFar)
      .executeTakeFirst(),
  ];
  for (const table of ['video_session', 'room_request', 'idempotent_request'] as const) {
    mended.push(
      await transaction
        .updateTable(table)
        .set({ claimed_until: now })
        .where('claim_token', 'is not', null)
        .where('claimed_until', '>', tooFar)
        .executeTakeFirst(),
    );
  }
  return mended.reduce((sum, { numUpdatedRows }) => sum + Number(numUpdatedRows), 0);
}
