import { MINUTE_MS, SECOND_MS } from '../../time/clock.ts';
import type { LoggedCall } from './logged-call.ts';
import { plainReference, referenceKey } from './reference-key.ts';

/** A room as far as it tells whether a call was its. Times are milliseconds since 1970. */
export interface MatchedRoom {
  readonly roomId: string;
  readonly sessionId: string;
  readonly reference: string;
  /** Digits of the number that was to be called; null if there is none, or it is not known any more. */
  readonly number: string | null;
  /** Whether anybody ever got it. */
  readonly isHanded: boolean;
  readonly createdAt: number;
  readonly expiresAt: number;
  /** Whether it has a call already, from an earlier look. */
  readonly hasCall: boolean;
}

export interface Match {
  readonly callId: string;
  readonly roomId: string;
  readonly numberDiffers: boolean;
}

export interface Doubt {
  readonly callId: string;
  readonly candidates: readonly { readonly roomId: string; readonly numberDiffers: boolean }[];
}

export interface Matches {
  readonly ours: readonly Match[];
  /** Calls of somebody else: another org of the account, or people in 8x8's own pages. */
  readonly foreign: readonly string[];
  /** Calls that may be of more than one room: nothing is guessed. */
  readonly doubts: readonly Doubt[];
}

/** 8x8 makes a room and its entry within the same moment; its times and ours are not quite the same. */
const BEFORE_MS = 5 * SECOND_MS;
const AFTER_MS = 2 * MINUTE_MS;

type Numbers = 'same' | 'unknown' | 'other';

interface Candidate {
  readonly room: MatchedRoom;
  readonly numbers: Numbers;
}

interface Open {
  readonly call: LoggedCall;
  readonly candidates: readonly Candidate[];
}

/**
 * Which call is of which room: by rules that a call of another room cannot meet, then by elimination. The nearest in time
 * is not asked for: with rooms that share a reference it is wrong too often.
 *
 * 1. The reference is the room's, as it is or, if that leaves one room, without regard to case.
 * 2. The call began in the time in which the room could be entered.
 * 3. Somebody got the room.
 * 4. A number that is another one does not count against a room, unless another room has the very number.
 *
 * A call that only one session can have is that one's; then its room is no candidate for others, and so on. More calls of
 * a room that has one (its invitation was sent again) are that room's too, if no other session can have them.
 *
 * @param calls entries that no room has yet
 * @param rooms all that share a reference with one of them
 * @param aheadMs how far 8x8's clock is ahead of ours, milliseconds
 */
export function matchCalls(calls: readonly LoggedCall[], rooms: readonly MatchedRoom[], aheadMs = 0): Matches {
  const byKey = Map.groupBy(rooms, ({ reference }) => referenceKey(reference));
  const found = calls.map((call) => ({ call, candidates: candidatesOf(call, byKey, aheadMs) }));
  const foreign = found.filter(({ candidates }) => candidates.length === 0).map(({ call }) => call.callId);
  const taken = new Set(rooms.filter(({ hasCall }) => hasCall).map(({ roomId }) => roomId));
  const ours: Match[] = [];
  let open: readonly Open[] = found.filter(({ candidates }) => candidates.length > 0);
  for (;;) {
    const decided = decideAll(open, taken);
    if (decided.size === 0) break;
    for (const [call, candidate] of decided) {
      ours.push(matchOf(call, candidate));
      taken.add(candidate.room.roomId);
    }
    open = open.filter(({ call }) => !decided.has(call));
  }
  return {
    ours,
    foreign,
    doubts: open.map(({ call, candidates }) => ({
      callId: call.callId,
      candidates: candidates.map(({ room, numbers }) => ({ roomId: room.roomId, numberDiffers: numbers === 'other' })),
    })),
  };
}

function candidatesOf(
  call: LoggedCall,
  byKey: ReadonlyMap<string, readonly MatchedRoom[]>,
  aheadMs: number,
): readonly Candidate[] {
  const { reference, createdAt } = call;
  if (reference === null || createdAt === null) return [];
  const beganAt = createdAt - aheadMs;
  const inTime = (byKey.get(referenceKey(reference)) ?? []).filter(
    ({ isHanded, createdAt: madeAt, expiresAt }) =>
      isHanded && madeAt - BEFORE_MS <= beganAt && beganAt <= expiresAt + AFTER_MS,
  );
  const exact = inTime.filter((room) => plainReference(room.reference) === plainReference(reference));
  const named = exact.length > 0 ? exact : inTime.length === 1 ? inTime : [];
  const candidates = named.map((room) => ({ room, numbers: compareNumbers(call.number, room.number) }));
  return candidates.some(({ numbers }) => numbers === 'same')
    ? candidates.filter(({ numbers }) => numbers !== 'other')
    : candidates;
}

function compareNumbers(logged: string | null, ordered: string | null): Numbers {
  if (logged === null || ordered === null) return 'unknown';
  return logged === ordered ? 'same' : 'other';
}

/**
 * What can be decided at once. Where several calls would have the same room by elimination, none of them gets it: only
 * those that can be of no other.
 */
function decideAll(open: readonly Open[], taken: ReadonlySet<string>): Map<LoggedCall, Candidate> {
  const decisions = open.flatMap(({ call, candidates }) => {
    const sure = onlySession(candidates);
    const chosen = sure ?? onlySession(candidates.filter(({ room }) => !taken.has(room.roomId)));
    return chosen === null ? [] : [{ call, chosen, isSure: sure !== null }];
  });
  const byRoom = Map.groupBy(decisions, ({ chosen }) => chosen.room.roomId);
  return new Map(
    [...byRoom.values()].flatMap((rivals) => {
      const sure = rivals.filter(({ isSure }) => isSure);
      const winners = rivals.length === 1 ? rivals : sure;
      return winners.map(({ call, chosen }) => [call, chosen] as const);
    }),
  );
}

/** The newest of some rooms if they are of one session: they stand on the same record, and that one could be entered. */
function onlySession(candidates: readonly Candidate[]): Candidate | null {
  const [first] = candidates;
  if (first === undefined || candidates.some(({ room }) => room.sessionId !== first.room.sessionId)) return null;
  return candidates.reduce((newest, one) => (isNewer(one.room, newest.room) ? one : newest));
}

function isNewer(one: MatchedRoom, other: MatchedRoom): boolean {
  return one.createdAt === other.createdAt ? one.roomId > other.roomId : one.createdAt > other.createdAt;
}

function matchOf({ callId }: LoggedCall, { room, numbers }: Candidate): Match {
  return { callId, roomId: room.roomId, numberDiffers: numbers === 'other' };
}
