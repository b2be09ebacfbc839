import type { Selectable } from 'kysely';
import { referenceKey } from '../../../domain/call-log/reference-key.ts';
import { WATCHES } from '../../../domain/call-log/judge-room.ts';
import type { CallCounts, SeenCall, WatchedRoom } from '../../call-store.ts';
import type { Sealer } from '../../encryption.ts';
import type { Connection } from '../tables.ts';
import { toFoundCall, toSeenCall, toWatchedRoom } from './room-row.ts';
import type { RoomTable } from './tables.ts';

// Parameters of a statement are bounded.
const LOOKED_UP_AT_ONCE = 500;

/** See `CallStore.dueRooms`. */
export async function dueRooms(
  connection: Connection,
  sealer: Sealer,
  now: number,
  limit: number,
): Promise<WatchedRoom[]> {
  const rows = await connection
    .selectFrom('video_room')
    .selectAll()
    .where('next_look_at', 'is not', null)
    .where('next_look_at', '<=', now)
    // What a newer version keeps is left to that one.
    .where('watch', 'in', WATCHES)
    .orderBy('next_look_at')
    .orderBy('room_id')
    .limit(limit)
    .execute();
  return withCalls(connection, sealer, rows);
}

/** See `CallStore.nextLook`. */
export async function nextLook(connection: Connection): Promise<number | null> {
  const row = await connection
    .selectFrom('video_room')
    .select('next_look_at')
    .where('next_look_at', 'is not', null)
    .where('watch', 'in', WATCHES)
    .orderBy('next_look_at')
    .limit(1)
    .executeTakeFirst();
  return row?.next_look_at ?? null;
}

/** See `CallStore.roomsOf`. */
export async function roomsOf(
  connection: Connection,
  sealer: Sealer,
  referenceKeys: readonly string[],
  since: number,
): Promise<WatchedRoom[]> {
  const rows: Selectable<RoomTable>[] = [];
  for (const keys of inParts([...new Set(referenceKeys)])) {
    rows.push(
      ...(await connection
        .selectFrom('video_room')
        .selectAll()
        .where('reference_key', 'in', keys)
        .where('expires_at', '>=', since)
        .where('watch', 'in', WATCHES)
        .execute()),
    );
  }
  return withCalls(connection, sealer, rows);
}

/** See `CallStore.usedReferences`. */
export async function usedReferences(connection: Connection, references: readonly string[]): Promise<Set<string>> {
  const used = new Set<string>();
  for (const keys of inParts([...new Set(references.map(referenceKey))])) {
    const rows = await connection
      .selectFrom('video_room')
      .select('reference_key')
      .distinct()
      .where('reference_key', 'in', keys)
      .execute();
    for (const { reference_key } of rows) used.add(reference_key);
  }
  return used;
}

/** See `CallStore.seenCalls`. */
export async function seenCalls(connection: Connection, callIds: readonly string[]): Promise<Map<string, SeenCall>> {
  const seen = new Map<string, SeenCall>();
  for (const ids of inParts(callIds)) {
    const rows = await connection.selectFrom('call_seen').selectAll().where('call_id', 'in', ids).execute();
    for (const row of rows) seen.set(row.call_id, toSeenCall(row));
  }
  return seen;
}

/** See `CallStore.countCalls`. */
export async function countCalls(connection: Connection, since: number, now: number): Promise<CallCounts> {
  const { watched, doubts, foreign } = await connection
    .selectNoFrom([
      connection
        .selectFrom('video_room')
        .select((row) => row.fn.countAll().as('count'))
        .where('next_look_at', 'is not', null)
        .as('watched'),
      connection
        .selectFrom('call_doubt')
        .select((row) => row.fn.count('call_id').distinct().as('count'))
        .as('doubts'),
      connection
        .selectFrom('call_seen')
        .select((row) => row.fn.countAll().as('count'))
        .where('seen_at', '>=', since)
        .where('verdict', '=', 'foreign')
        .as('foreign'),
    ])
    .executeTakeFirstOrThrow();
  const due = await nextLook(connection);
  return {
    watched: Number(watched),
    doubts: Number(doubts),
    foreign: Number(foreign),
    dueSince: due !== null && due <= now ? due : null,
  };
}

/** Rooms with all calls that are known to be theirs. */
export async function withCalls(
  connection: Connection,
  sealer: Sealer,
  rows: readonly Selectable<RoomTable>[],
): Promise<WatchedRoom[]> {
  const calls = [];
  for (const ids of inParts(rows.map(({ room_id }) => room_id)))
    calls.push(...(await connection.selectFrom('call_seen').selectAll().where('room_id', 'in', ids).execute()));
  const byRoom = Map.groupBy(calls, ({ room_id }) => room_id);
  return rows.map((row) => toWatchedRoom(row, (byRoom.get(row.room_id) ?? []).map(toFoundCall), sealer));
}

function inParts<T>(items: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < items.length; start += LOOKED_UP_AT_ONCE)
    parts.push(items.slice(start, start + LOOKED_UP_AT_ONCE));
  return parts;
}
