import type { Transaction } from 'kysely';
import { MissingKeyError, SealError } from '../encryption.ts';
import type { Tables } from './tables.ts';

export interface UnreadableSession {
  readonly sessionId: string;
  /** What keeps it from being read and what to do, without anything of its content. */
  readonly reason: string;
}

export type TellUnreadable = (session: UnreadableSession) => void;

/** Says for an administrator why a row cannot be read. */
export function explainUnreadable(error: unknown): string {
  if (error instanceof MissingKeyError)
    return `${error.message} here. Put the key back into ENCRYPTION_KEY of every instance, restart, then retry.`;
  if (error instanceof SealError)
    return `${error.message}. Restore the database from a backup and retry, or enter the call reference by hand.`;
  return 'It was kept by a newer version of the middleware, or is damaged. Update every instance, then retry.';
}

/** Parks claimed sessions that cannot be read: they wait for a person, and hold up no other. */
export async function parkUnreadable(
  transaction: Transaction<Tables>,
  sessions: readonly UnreadableSession[],
  now: number,
): Promise<void> {
  for (const { sessionId, reason } of sessions) {
    await transaction
      .updateTable('video_session')
      .set({ claim_token: null, claimed_until: null, parked_at: now, last_reason: reason })
      .where('session_id', '=', sessionId)
      .execute();
  }
}
