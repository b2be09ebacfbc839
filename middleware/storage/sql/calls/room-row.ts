import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { FoundCall } from '../../../domain/call-log/call-outcome.ts';
import { WATCHES } from '../../../domain/call-log/judge-room.ts';
import { SealError, type Sealer } from '../../encryption.ts';
import { VERDICTS, type SeenCall, type WatchedRoom } from '../../call-store.ts';
import type { RoomTable, SeenCallTable } from './tables.ts';

const watchSchema = z.enum(WATCHES);
const verdictSchema = z.enum(VERDICTS);

export function toSeenCall(row: Selectable<SeenCallTable>): SeenCall {
  return { ...toFoundCall(row), roomId: row.room_id, verdict: verdictSchema.parse(row.verdict) };
}

export function toFoundCall(row: Selectable<SeenCallTable>): FoundCall {
  return {
    callId: row.call_id,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    durationS: row.duration_s,
    letter: row.letter,
    numberDiffers: row.number_differs === 1,
    hasTalk: row.has_talk === 1,
  };
}

/** @param calls all calls of the room */
export function toWatchedRoom(row: Selectable<RoomTable>, calls: readonly FoundCall[], sealer: Sealer): WatchedRoom {
  return {
    roomId: row.room_id,
    sessionId: row.session_id,
    reference: row.call_reference,
    number: readNumber(row, sealer),
    handedAt: row.handed_at,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    watch: watchSchema.parse(row.watch),
    nextLookAt: row.next_look_at,
    callId: row.call_id,
    calls,
  };
}

/** A number that cannot be read any more is one that is not known: the room is found by reference and time alone. */
function readNumber({ room_id, sealed_phone }: Selectable<RoomTable>, sealer: Sealer): string | null {
  if (sealed_phone === null) return null;
  try {
    const number = sealer.open(sealed_phone, { table: 'video_room', row: room_id, column: 'sealed_phone' });
    return number.replaceAll(/\D/gu, '');
  } catch (error) {
    if (error instanceof SealError) return null;
    throw error;
  }
}
