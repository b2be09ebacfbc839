/** What the agent sees of a call, exactly one at a time; `idle` is nothing at all. */
export type RoomState = 'idle' | 'starting' | 'error' | 'started' | 'active' | 'expired' | 'ended';

export interface RoomFacts {
  isStarting: boolean;
  hasError: boolean;
  hasRoom: boolean;
  hasExpired: boolean;
  /** Whether a call is under way: it goes on beyond the time of its room. */
  isInCall: boolean;
  isOver: boolean;
}

/** Decides from the facts, the most urgent first. */
export function decideRoomState({ isStarting, hasError, hasRoom, hasExpired, isInCall, isOver }: RoomFacts): RoomState {
  if (isStarting) {
    return 'starting';
  }
  if (hasError) {
    return 'error';
  }
  if (!hasRoom) {
    return 'idle';
  }
  if (isOver) {
    return 'ended';
  }
  if (isInCall) {
    return 'active';
  }
  return hasExpired ? 'expired' : 'started';
}
