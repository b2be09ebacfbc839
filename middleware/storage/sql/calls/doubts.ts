import type { Transaction } from 'kysely';
import type { DoubtfulCall } from '../../../domain/call-log/doubtful-call.ts';
import type { NotedCall } from '../../call-store.ts';
import type { Engine } from '../lock.ts';
import type { Connection, Tables } from '../tables.ts';
import { endDoubts } from './end-doubts.ts';
import { keepLook, lockSession } from './keep-look.ts';

/** Keeps which rooms doubtful calls may be of; of the others there is no doubt, or none any more. */
export async function keepDoubts(connection: Connection, calls: readonly NotedCall[], now: number): Promise<void> {
  const doubtful = calls.filter(({ verdict, candidates = [] }) => verdict === 'doubt' && candidates.length > 0);
  await endDoubts(
    connection,
    calls.map(({ callId }) => callId),
  );
  const undecided = await stillDoubtful(
    connection,
    doubtful.map(({ callId }) => callId),
  );
  for (const { callId, candidates = [] } of doubtful) {
    if (!undecided.has(callId)) continue;
    const rows = candidates.map(({ roomId, numberDiffers }) => ({
      call_id: callId,
      room_id: roomId,
      number_differs: numberDiffers ? 1 : 0,
      noted_at: now,
    }));
    await connection.insertInto('call_doubt').values(rows).execute();
  }
}

/** Somebody may have said meanwhile whose they are. */
async function stillDoubtful(connection: Connection, callIds: readonly string[]): Promise<Set<string>> {
  if (callIds.length === 0) return new Set();
  const rows = await connection
    .selectFrom('call_seen')
    .select('call_id')
    .where('call_id', 'in', callIds)
    .where('verdict', '=', 'doubt')
    .execute();
  return new Set(rows.map(({ call_id }) => call_id));
}

/** See `CallStore.listDoubts`. */
export async function listDoubts(connection: Connection, limit: number): Promise<DoubtfulCall[]> {
  const calls = await connection
    .selectFrom('call_seen')
    .select(['call_id', 'created_at', 'finished_at', 'duration_s'])
    .where('call_id', 'in', (doubt) => doubt.selectFrom('call_doubt').select('call_id'))
    .where('verdict', '=', 'doubt')
    .orderBy('created_at', 'desc')
    .orderBy('call_id')
    .limit(limit)
    .execute();
  if (calls.length === 0) return [];
  const rows = await connection
    .selectFrom('call_doubt')
    .innerJoin('video_room', 'video_room.room_id', 'call_doubt.room_id')
    .innerJoin('video_session', 'video_session.session_id', 'video_room.session_id')
    .select([
      'call_doubt.call_id',
      'call_doubt.room_id',
      'call_doubt.number_differs',
      'video_room.session_id',
      'video_room.call_reference',
      'video_room.created_at',
      'video_session.case_id',
      'video_session.contact_id',
    ])
    .where(
      'call_doubt.call_id',
      'in',
      calls.map(({ call_id }) => call_id),
    )
    .orderBy('video_room.created_at')
    .orderBy('video_room.session_id')
    .orderBy('call_doubt.room_id')
    .execute();
  const candidates = Map.groupBy(rows, ({ call_id }) => call_id);
  return calls.map((call) => ({
    callId: call.call_id,
    createdAt: call.created_at,
    finishedAt: call.finished_at,
    durationS: call.duration_s,
    candidates: (candidates.get(call.call_id) ?? []).map((row) => ({
      roomId: row.room_id,
      sessionId: row.session_id,
      reference: row.call_reference,
      roomCreatedAt: row.created_at,
      caseId: row.case_id,
      contactId: row.contact_id,
      numberDiffers: row.number_differs === 1,
    })),
  }));
}

/** See `CallStore.assignCall`. */
export async function assignCall(
  transaction: Transaction<Tables>,
  engine: Engine,
  callId: string,
  roomId: string,
  now: number,
  random: number,
): Promise<boolean> {
  const chosen = await transaction
    .selectFrom('call_doubt')
    .innerJoin('video_room', 'video_room.room_id', 'call_doubt.room_id')
    .select(['video_room.session_id', 'call_doubt.number_differs'])
    .where('call_doubt.call_id', '=', callId)
    .where('call_doubt.room_id', '=', roomId)
    .executeTakeFirst();
  // Without its session there is nothing that could be told of the call.
  if (chosen === undefined || (await lockSession(transaction, engine, chosen.session_id)) === null) return false;
  // Of two who say so at once, the one who comes first is right.
  const taken = await transaction
    .updateTable('call_seen')
    .set({ room_id: roomId, verdict: 'ours', number_differs: chosen.number_differs, seen_at: now })
    .where('call_id', '=', callId)
    .where('room_id', 'is', null)
    .where('verdict', '=', 'doubt')
    .returning('call_id')
    .executeTakeFirst();
  if (taken === undefined) return false;
  await lookAgain(transaction, callId, roomId, now);
  await endDoubts(transaction, [callId]);
  await keepLook(transaction, engine, { sessionId: chosen.session_id, roomIds: [roomId], calls: [] }, now, random);
  return true;
}

/** See `CallStore.dismissCall`. */
export async function dismissCall(transaction: Transaction<Tables>, callId: string, now: number): Promise<boolean> {
  const dismissed = await transaction
    .updateTable('call_seen')
    .set({ verdict: 'foreign', seen_at: now })
    .where('call_id', '=', callId)
    .where('room_id', 'is', null)
    .where('verdict', '=', 'doubt')
    .returning('call_id')
    .executeTakeFirst();
  if (dismissed === undefined) return false;
  const candidates = await transaction
    .selectFrom('call_doubt')
    .select('room_id')
    .where('call_id', '=', callId)
    .execute();
  await lookForAgain(transaction, candidates, now);
  await endDoubts(transaction, [callId]);
  return true;
}

/** Rooms that shared a doubt with this one: by elimination what is left may be theirs now. */
async function lookAgain(transaction: Transaction<Tables>, callId: string, roomId: string, now: number): Promise<void> {
  const shared = await transaction
    .selectFrom('call_doubt')
    .select('room_id')
    .distinct()
    .where('room_id', '!=', roomId)
    .where((row) =>
      row.or([
        row('call_id', '=', callId),
        row('call_id', 'in', (doubt) =>
          doubt.selectFrom('call_doubt as of_room').select('of_room.call_id').where('of_room.room_id', '=', roomId),
        ),
      ]),
    )
    .execute();
  await lookForAgain(transaction, shared, now);
}

async function lookForAgain(
  transaction: Transaction<Tables>,
  rooms: readonly { readonly room_id: string }[],
  now: number,
): Promise<void> {
  if (rooms.length === 0) return;
  await transaction
    .updateTable('video_room')
    .set({ watch: 'waiting', next_look_at: now, looks: 0, changed_at: now })
    .where(
      'room_id',
      'in',
      rooms.map(({ room_id }) => room_id),
    )
    .where('watch', '=', 'doubt')
    .execute();
}
