export interface ReceivedBatch {
  readonly channel: string;
  /** The place that this subscriber goes on from; null if there was none. */
  readonly previousReplayId: Uint8Array | null;
  /** The place behind the last event of the batch. */
  readonly replayId: Uint8Array;
  /** Sessions that the events ask a room for, in their order, with the time of each request (milliseconds since 1970). */
  readonly requests: readonly { readonly sessionId: string; readonly requestedAt: number }[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** How far events were received. Replay ids are opaque bytes, kept as they came. */
export interface EventStore {
  /** The place up to which a channel's events were taken; null if none ever was. */
  cursor(channel: string): Promise<Uint8Array | null>;
  /**
   * Takes the requests and moves the cursor, both or none, if the cursor still stands where this subscriber left it.
   * False if another subscriber moved it meanwhile: nothing was taken, and this one must step back. A session that
   * is known already is asked for once.
   */
  accept(batch: ReceivedBatch): Promise<boolean>;
}
