import type { SessionState } from '../../../domain/session-state.ts';
import type { RoomRequestClaim } from '../../automation-store.ts';
import type { Sealer } from '../../encryption.ts';
import { putState } from '../keep-state.ts';
import type { Database } from '../tables.ts';
import { underClaim } from './settle-requests.ts';

/** See `RoomRequestStore.keepPrepared`. */
export function keepPrepared(
  database: Database,
  sealer: Sealer,
  claim: RoomRequestClaim,
  state: SessionState,
  now: number,
  dueAt: number,
): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    const [ended] = await transaction
      .deleteFrom('room_request')
      .where(underClaim([claim]))
      .returning('session_id')
      .execute();
    if (ended === undefined) return false;
    await putState(transaction, sealer, state, now, dueAt);
    return true;
  });
}
