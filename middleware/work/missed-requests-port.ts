export interface RequestedSession {
  readonly sessionId: string;
  /** Milliseconds since 1970. */
  readonly requestedAt: number;
}

export interface RequestFinder {
  /**
   * Workflows' sessions made before a time that have no room yet, the oldest first: a page of them, made not before
   * `since` (0 for the first page). Times are milliseconds since 1970.
   */
  find(
    before: number,
    since: number,
  ): Promise<{ readonly sessions: readonly RequestedSession[]; readonly isMore: boolean }>;
}
