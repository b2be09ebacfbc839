import { MINUTE_MS } from '../../time/clock.ts';
import { progressOf, type FoundCall } from './call-outcome.ts';
import { nextLook, UNJOINED_MS } from './look-schedule.ts';
import type { NoCallReason } from './session-outcome.ts';

/**
 * How the call of a room is looked for.
 *
 *   waiting   it is in no log yet, or it ended without talk and the agent may try again
 *   running   it goes on
 *   settling  it ended; ratings may come
 *   done      nothing more is looked for
 *   lost      it was looked for in vain
 *   doubt     a call may be this room's or another's
 */
export const WATCHES = ['waiting', 'running', 'settling', 'done', 'lost', 'doubt'] as const;
export type Watch = (typeof WATCHES)[number];

/** A room when it is judged. Times are milliseconds since 1970. */
export interface JudgedRoom {
  readonly handedAt: number | null;
  readonly expiresAt: number;
  readonly settlingSince: number | null;
}

export interface RoomVerdict {
  readonly watch: Watch;
  /** Null where nothing more is looked for. */
  readonly nextLookAt: number | null;
  readonly settlingSince: number | null;
  readonly reason: NoCallReason | null;
}

/** So long after a room's end at the latest a call is logged, as a rule: after that it is said that there is none. */
export const LOGGED_AFTER_MS = 30 * MINUTE_MS;
/** An agent may enter the room a moment longer, by 8x8's clock. */
const MAY_ENTER_MS = 2 * MINUTE_MS;

/**
 * What a look at 8x8's log makes of a room.
 *
 * @param calls all that are known to be the room's
 * @param isInDoubt whether its call cannot be told from another room's for good
 * @param now milliseconds since 1970
 * @param random from 0 to 1
 */
export function judgeRoom(
  room: JudgedRoom,
  calls: readonly FoundCall[],
  isInDoubt: boolean,
  now: number,
  random: number,
): RoomVerdict {
  const { handedAt, expiresAt, settlingSince } = room;
  const lookAgain = (watch: 'waiting' | 'running' | 'settling', startedAt: number | null = null): number | null =>
    nextLook({ watch, expiresAt, handedAt, startedAt, settlingSince }, now, random);
  const ended = (watch: Watch, reason: NoCallReason | null): RoomVerdict => ({
    watch,
    nextLookAt: null,
    settlingSince,
    reason,
  });
  switch (progressOf(calls, now)) {
    case 'none': {
      if (isInDoubt) return ended('doubt', null);
      if (handedAt === null && now >= expiresAt + UNJOINED_MS) return ended('done', null);
      const reason = handedAt !== null && now >= expiresAt + LOGGED_AFTER_MS ? 'NOT_LOGGED' : null;
      const nextLookAt = lookAgain('waiting');
      return nextLookAt === null ? ended('lost', reason) : { watch: 'waiting', nextLookAt, settlingSince, reason };
    }
    case 'running': {
      const startedAt = Math.max(...calls.map(({ createdAt }) => createdAt));
      const nextLookAt = lookAgain('running', startedAt) ?? now + MINUTE_MS;
      return { watch: 'running', nextLookAt, settlingSince: null, reason: null };
    }
    case 'talked': {
      // What came after the end is asked for at once.
      if (settlingSince === null) return { watch: 'settling', nextLookAt: now, settlingSince: now, reason: null };
      const nextLookAt = lookAgain('settling');
      return nextLookAt === null ? ended('done', null) : { watch: 'settling', nextLookAt, settlingSince, reason: null };
    }
    case 'not-answered': {
      const nextLookAt = now < expiresAt + MAY_ENTER_MS ? lookAgain('waiting') : null;
      return nextLookAt === null
        ? ended('done', 'NO_ANSWER')
        : { watch: 'waiting', nextLookAt, settlingSince: null, reason: 'NO_ANSWER' };
    }
    case 'ended-unknown':
      return ended('done', 'ENDED_UNKNOWN');
  }
}
