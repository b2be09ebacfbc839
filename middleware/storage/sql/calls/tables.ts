import type { Generated } from 'kysely';

/**
 * A room of 8x8 and what became of it. A session that was renewed has several, and one call reference many. Times are
 * milliseconds since 1970.
 */
export interface RoomTable {
  room_id: string;
  session_id: string;
  /** As 8x8 keeps it. */
  call_reference: string;
  /** The same as it is looked up. */
  reference_key: string;
  /** Deleted when the watch ends. */
  sealed_phone: string | null;
  /** 1 if it was about a case. */
  had_case: Generated<number>;
  /** The person it was handed to; null while it waits for the first who joins. */
  handed_to: string | null;
  handed_at: number | null;
  created_at: number;
  expires_at: number;
  /** One of `WATCHES`. */
  watch: string;
  next_look_at: number | null;
  /** Looks since it is in this watch. */
  looks: Generated<number>;
  /** Since when its call is known to have ended. */
  settling_since: number | null;
  call_id: string | null;
  started_at: number | null;
  ended_at: number | null;
  duration_s: number | null;
  /** 8x8's own letter for the state of the call. */
  letter: string | null;
  /** 1 if there was talk. */
  has_talk: Generated<number>;
  agent_rating: number | null;
  guest_rating: number | null;
  /** 1 if 8x8 called another number than it was asked to. */
  number_differs: Generated<number>;
  /** Why there is no call, or not all of it: one of `NO_CALL`. */
  reason: string | null;
  changed_at: number;
}

/** An entry of 8x8's call log that was looked at, ours or not: ids, times and what was made of it. */
export interface SeenCallTable {
  call_id: string;
  created_at: number;
  finished_at: number | null;
  duration_s: number | null;
  letter: string | null;
  /** 1 if there was talk. */
  has_talk: Generated<number>;
  number_differs: Generated<number>;
  /** The room it is a call of. */
  room_id: string | null;
  /** One of `VERDICTS`. */
  verdict: string;
  seen_at: number;
}

/** A room that a doubtful call may be of. */
export interface CallDoubtTable {
  call_id: string;
  room_id: string;
  /** 1 if 8x8 called another number than the room was ordered with. */
  number_differs: Generated<number>;
  noted_at: number;
}

export interface CallTables {
  video_room: RoomTable;
  call_seen: SeenCallTable;
  call_doubt: CallDoubtTable;
}
