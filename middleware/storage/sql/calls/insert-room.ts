import { randomUUID } from 'node:crypto';
import type { Insertable, Transaction } from 'kysely';
import { FIRST_LOOK_MS, UNJOINED_MS } from '../../../domain/call-log/look-schedule.ts';
import { referenceKey } from '../../../domain/call-log/reference-key.ts';
import type { SessionState } from '../../../domain/session-state.ts';
import type { Sealer } from '../../encryption.ts';
import type { Tables } from '../tables.ts';
import type { RoomTable } from './tables.ts';

/** The columns of a room that a state just brings, to be looked for; null where it brings none. */
export function toRoomColumns(
  { sessionId, caseId, room }: SessionState,
  sealer: Sealer,
  now: number,
): Insertable<RoomTable> | null {
  // A room without its links is one of before, which a failure carries along.
  if (room?.links == null) return null;
  const roomId = randomUUID();
  const place = { table: 'video_room', row: roomId, column: 'sealed_phone' };
  return {
    room_id: roomId,
    session_id: sessionId,
    call_reference: room.callReference,
    reference_key: referenceKey(room.callReference),
    sealed_phone: room.phoneNumber === null ? null : sealer.seal(room.phoneNumber, place),
    had_case: caseId === null ? 0 : 1,
    handed_to: room.agentId,
    handed_at: room.agentId === null ? null : now,
    created_at: room.createdAt,
    expires_at: room.expiresAt,
    watch: 'waiting',
    next_look_at: room.agentId === null ? room.expiresAt + UNJOINED_MS : now + FIRST_LOOK_MS,
    looks: 0,
    changed_at: now,
  };
}

/** In the transaction that keeps the room: once it was answered, its call is looked for. */
export async function insertRoom(
  transaction: Transaction<Tables>,
  sealer: Sealer,
  state: SessionState,
  now: number,
): Promise<void> {
  const columns = toRoomColumns(state, sealer, now);
  if (columns !== null) await transaction.insertInto('video_room').values(columns).execute();
}

/** The first who joins a room is whom it was handed to: from now on its call is looked for. */
export async function handRoom(
  transaction: Transaction<Tables>,
  sessionId: string,
  personId: string,
  now: number,
): Promise<void> {
  await transaction
    .updateTable('video_room')
    .set({ handed_to: personId, handed_at: now, next_look_at: now + FIRST_LOOK_MS, changed_at: now })
    .where('session_id', '=', sessionId)
    .where('handed_to', 'is', null)
    .where('watch', '=', 'waiting')
    .where('expires_at', '>', now)
    .execute();
}
