export interface EventCursorTable {
  /** The org and the topic. */
  channel: string;
  /** The bytes of the replay id in base64. */
  replay_id: string;
  moved_at: number;
}

export interface EventTables {
  event_cursor: EventCursorTable;
}
