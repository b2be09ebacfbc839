import { LOGGED_AFTER_MS } from '../../domain/call-log/judge-room.ts';
import type { LoggedCall } from '../../domain/call-log/logged-call.ts';
import { isSameCall } from '../../domain/call-log/same-call.ts';
import { matchCalls, type MatchedRoom } from '../../domain/call-log/match-calls.ts';
import type { Look, NotedCall, SeenCall, WatchedRoom } from '../../storage/call-store.ts';
import { MINUTE_MS } from '../../time/clock.ts';
import type { Scan } from './scan-log.ts';

export interface Plan {
  /** What to keep of each session. */
  readonly looks: readonly Look[];
  /** Entries that are no room's, or of which that is not known yet. */
  readonly others: readonly NotedCall[];
  readonly foreign: number;
  /** Calls that were no doubt yet. */
  readonly doubts: number;
}

/** After the end of its time, 8x8's clock and ours together. */
const WINDOW_MS = 2 * MINUTE_MS;

/**
 * What a scan brought to light: new calls of our rooms, news of known ones, and rooms that were looked for in vain.
 *
 * @param due rooms whose look was due; looked for only if the scan was complete
 * @param rooms all rooms that share a reference with an entry
 * @param aheadMs how far 8x8's clock is ahead of ours, milliseconds
 */
export function planLooks(
  { calls, seen, isComplete }: Scan,
  due: readonly WatchedRoom[],
  rooms: readonly WatchedRoom[],
  aheadMs: number,
  now: number,
): Plan {
  const byId = new Map(rooms.map((room) => [room.roomId, room]));
  const fresh = calls.filter((call) => isUndecided(call, seen.get(call.callId)));
  const { ours, foreign, doubts } = matchCalls(fresh, rooms.map(toMatched), aheadMs);
  const entries = new Map(calls.map((call) => [call.callId, call]));

  const found = ours.flatMap(({ callId, roomId, numberDiffers }) => {
    const call = entries.get(callId);
    const room = byId.get(roomId);
    return call === undefined || room === undefined ? [] : [{ room, call: toSeen(call, { roomId, numberDiffers }) }];
  });
  const news = calls.flatMap((call) => {
    const known = seen.get(call.callId);
    if (known?.verdict !== 'ours' || known.roomId === null || !isNews(call, known) || !isSameCall(call, known))
      return [];
    const room = byId.get(known.roomId);
    return room === undefined ? [] : [{ room, call: { ...toSeen(call, known), createdAt: known.createdAt } }];
  });

  const open = new Map(doubts.map(({ callId, candidates }) => [callId, candidates]));
  const settled = [...open].filter(([, rooms]) => rooms.every(({ roomId }) => isOver(byId.get(roomId), now)));
  const inDoubt = new Set(
    settled.flatMap(([, rooms]) => rooms.map(({ roomId }) => roomId).filter((id) => byId.get(id)?.calls.length === 0)),
  );
  const lookedFor = isComplete ? due : [];
  const touched = [
    ...found.map(({ room }) => room),
    ...news.map(({ room }) => room),
    ...lookedFor,
    ...[...inDoubt].flatMap((id) => byId.get(id) ?? []),
  ];
  const brought = [...found, ...news];
  const looks = [...Map.groupBy(touched, ({ sessionId }) => sessionId)].map(([sessionId, theirs]) => ({
    sessionId,
    roomIds: [...new Set(theirs.map(({ roomId }) => roomId))],
    calls: brought.filter(({ room }) => room.sessionId === sessionId).map(({ call }) => call),
    inDoubt,
  }));
  const doubtful = new Set(settled.map(([callId]) => callId));
  const others = fresh.flatMap((call): NotedCall[] => {
    if (call.createdAt === null) return [];
    if (foreign.includes(call.callId)) return [{ ...toSeen(call, null), verdict: 'foreign' }];
    const candidates = open.get(call.callId);
    if (candidates === undefined) return [];
    return doubtful.has(call.callId)
      ? [{ ...toSeen(call, null), verdict: 'doubt', candidates }]
      : [{ ...toSeen(call, null), verdict: 'open' }];
  });
  const newDoubts = settled.filter(([callId]) => seen.get(callId)?.verdict !== 'doubt');
  return { looks, others, foreign: foreign.length, doubts: newDoubts.length };
}

/** Doubt may still be resolved by what is logged later. */
function isUndecided(call: LoggedCall, seen: SeenCall | undefined): boolean {
  if (seen === undefined) return true;
  return (seen.verdict === 'open' || seen.verdict === 'doubt') && isSameCall(call, seen);
}

function isOver(room: WatchedRoom | undefined, now: number): boolean {
  return room === undefined || room.expiresAt + WINDOW_MS + LOGGED_AFTER_MS <= now;
}

function isNews(call: LoggedCall, known: SeenCall): boolean {
  return (
    (call.finishedAt !== null && call.finishedAt !== known.finishedAt) ||
    (call.durationS !== null && call.durationS !== known.durationS) ||
    (call.letter !== null && call.letter !== known.letter)
  );
}

function toMatched(room: WatchedRoom): MatchedRoom {
  return { ...room, isHanded: room.handedAt !== null, hasCall: room.calls.length > 0 };
}

/** @param room the one it is a call of; null for none */
export function toSeen(
  call: LoggedCall,
  room: { readonly roomId: string | null; readonly numberDiffers: boolean } | null,
): SeenCall {
  return {
    callId: call.callId,
    createdAt: call.createdAt ?? 0,
    finishedAt: call.finishedAt,
    durationS: call.durationS,
    letter: call.letter,
    hasTalk: call.durationS !== null && call.durationS > 0,
    numberDiffers: room?.numberDiffers ?? false,
    roomId: room?.roomId ?? null,
    verdict: room === null ? 'open' : 'ours',
  };
}
