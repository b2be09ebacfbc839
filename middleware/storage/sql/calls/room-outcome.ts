import type { Selectable } from 'kysely';
import type { CallProgress } from '../../../domain/call-log/call-outcome.ts';
import { sessionCall, type RoomOutcome, type SessionCall } from '../../../domain/call-log/session-outcome.ts';
import { readSessionFiles } from '../files/session-files.ts';
import type { Connection } from '../tables.ts';
import type { RoomTable } from './tables.ts';

export function toRoomOutcome(row: Selectable<RoomTable>, progress: CallProgress): RoomOutcome {
  return {
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    progress,
    call: toCall(row),
    isNotLogged: row.reason === 'NOT_LOGGED',
  };
}

function toCall(row: Selectable<RoomTable>): SessionCall | null {
  if (row.call_id === null || row.started_at === null) return null;
  return {
    callId: row.call_id,
    letter: row.letter,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    durationS: row.duration_s,
    hasTalk: row.has_talk === 1,
    numberDiffers: row.number_differs === 1,
    agentRating: row.agent_rating,
    guestRating: row.guest_rating,
    isPending: isPending(row),
    readAt: row.changed_at,
  };
}

/** Whether a rating of it may still arrive: they come after the end. */
export function isPending(row: Pick<Selectable<RoomTable>, 'watch' | 'agent_rating' | 'guest_rating'>): boolean {
  return row.watch === 'settling' && (row.agent_rating === null || row.guest_rating === null);
}

/** What is to be told of the calls of some sessions, by session; those without a call are left out. */
export async function readSessionCalls(
  connection: Connection,
  sessionIds: readonly string[],
): Promise<Map<string, SessionCall>> {
  const rows = await connection
    .selectFrom('video_room')
    .selectAll()
    .where('session_id', 'in', sessionIds)
    .where('call_id', 'is not', null)
    .execute();
  const files = await readSessionFiles(connection, sessionIds);
  const calls = new Map<string, SessionCall>();
  for (const [sessionId, rooms] of Map.groupBy(rows, (row) => row.session_id)) {
    const call = sessionCall(rooms.map((row) => toRoomOutcome(row, 'none')));
    const theirs = files.get(sessionId);
    if (call !== null) calls.set(sessionId, theirs === undefined ? call : { ...call, files: theirs });
  }
  return calls;
}
