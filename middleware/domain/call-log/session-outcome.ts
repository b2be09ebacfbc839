import type { KeptStatus } from '../session-status.ts';
import { sum, type CallOutcome, type CallProgress } from './call-outcome.ts';

/** What a session's record says of its call, from all its rooms. Times are milliseconds since 1970. */
export interface SessionCall extends CallOutcome {
  /** 1 to 5, by the agent; null if nobody rated. */
  readonly agentRating: number | null;
  readonly guestRating: number | null;
  /** Whether a rating may still arrive. */
  readonly isPending: boolean;
  /** Left out where 8x8 told of none. */
  readonly files?: SessionFiles;
  /** When 8x8 told what stands here. */
  readonly readAt: number;
}

/** How many files of a session's calls Salesforce has. */
export interface SessionFiles {
  readonly pictures: number;
  readonly hasChat: boolean;
  /** Whether more are on their way. */
  readonly isPending: boolean;
}

/** A room with what became of it. */
export interface RoomOutcome {
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly progress: CallProgress;
  /** Null for a room without a call. */
  readonly call: SessionCall | null;
  /** Whether its call was looked for in vain until well after its end. */
  readonly isNotLogged: boolean;
}

/** Why a session has no call, or not all of it: what stands in Failure Code. */
export const NO_CALL = {
  NO_ANSWER: 'The customer did not join the call.',
  NOT_LOGGED: '8x8 has logged no call for this room: nobody signed in to its console.',
  ENDED_UNKNOWN: '8x8 never said that the call ended. Its times and duration may be incomplete.',
} as const;

export type NoCallReason = keyof typeof NO_CALL;

/** All rooms of a session as one: a renewed one adds up, and an empty first room does not hide the second. */
export function sessionCall(rooms: readonly RoomOutcome[]): SessionCall | null {
  const calls = rooms.flatMap(({ call }) => call ?? []).sort((one, other) => one.startedAt - other.startedAt);
  const [first] = calls;
  const primary = calls.findLast(({ hasTalk }) => hasTalk) ?? calls.at(-1);
  if (first === undefined || primary === undefined) return null;
  return {
    ...primary,
    startedAt: first.startedAt,
    endedAt: calls.some(({ endedAt }) => endedAt === null) ? null : Math.max(...calls.map((call) => call.endedAt ?? 0)),
    durationS: sum(calls.map(({ durationS }) => durationS)),
    hasTalk: calls.some(({ hasTalk }) => hasTalk),
    numberDiffers: calls.some(({ hasTalk, numberDiffers }) => numberDiffers && hasTalk === primary.hasTalk),
    isPending: calls.some(({ isPending }) => isPending),
    readAt: Math.max(...calls.map(({ readAt }) => readAt)),
  };
}

export interface SessionVerdict {
  readonly status: KeptStatus;
  readonly reason: NoCallReason | null;
}

/**
 * What a session is by the evidence of its rooms.
 *
 *   a call goes on                              Active; not out of Expired, for another session may own the case by now
 *   a call ended, with talk                     Completed
 *   ended without talk, the room may be entered Ready, NO_ANSWER: the agent may try again
 *   ended without talk, the room is over        Expired, NO_ANSWER
 *   never logged, the room is over              Expired, NOT_LOGGED
 *   never ended for a day                       Completed if there was talk, else Expired, ENDED_UNKNOWN
 *
 * @param now milliseconds since 1970
 */
export function sessionVerdict(status: KeptStatus, rooms: readonly RoomOutcome[], now: number): SessionVerdict {
  const call = sessionCall(rooms);
  const is = (progress: CallProgress): boolean => rooms.some((room) => room.progress === progress);
  if (status === 'Cancelled') return { status, reason: null };
  if (is('running')) return { status: status === 'Ready' || status === 'Active' ? 'Active' : status, reason: null };
  const reason = is('ended-unknown') ? 'ENDED_UNKNOWN' : null;
  if (call?.hasTalk === true) return { status: 'Completed', reason };
  if (status === 'Failed' || status === 'Completed') return { status, reason };
  const isOver = rooms.every(({ expiresAt }) => expiresAt <= now);
  const why = reason ?? (is('not-answered') ? 'NO_ANSWER' : null);
  if (!isOver) return { status: status === 'Expired' ? status : 'Ready', reason: why };
  return { status: 'Expired', reason: why ?? (rooms.some(({ isNotLogged }) => isNotLogged) ? 'NOT_LOGGED' : null) };
}
