/** What an event asks for, as far as it could be read. */
export interface SessionRequestedEvent {
  /** Stays the same when the bus delivers an event twice. */
  readonly eventId: string;
  /** Null for an event that names no session, or cannot be read. */
  readonly sessionId: string | null;
  /** The org that the event says it comes from; a copy of an org carries flows and events of its source. */
  readonly organizationId: string | null;
  /** When it was published, milliseconds since 1970; null if it cannot be read. */
  readonly publishedAt: number | null;
}

export interface EventBatch {
  /** In the order of the bus; none if the bus only says how far it is. */
  readonly events: readonly SessionRequestedEvent[];
  /** The place behind the batch, as opaque bytes. */
  readonly replayId: Uint8Array;
}

export interface EventStreamOptions {
  /** The place to go on from; null for the earliest that the bus still has. */
  readonly after: Uint8Array | null;
  readonly signal: AbortSignal;
  /** Called once the bus has accepted us. */
  readonly onConnected: () => void;
}

export interface EventSource {
  /** The org whose events come. @throws EventStreamError */
  organizationId(): Promise<string>;
  readonly topic: string;
  /**
   * One stream of events over a connection of its own. The next events are asked for when the caller asks for the next
   * batch, so whoever is slow is not flooded. Ends quietly when it is aborted, else always by throwing.
   * @throws EventStreamError
   */
  open(options: EventStreamOptions): AsyncIterable<EventBatch>;
}

/**
 * Why a stream of events ended. retry: it may work in a moment · auth: our login is refused · lost-place: the bus does not
 * know the place any more, or its events are gone · missing: there is no such event in the org, or not for our user ·
 * limit: the org's allowance of events is used up.
 */
export type EventFaultKind = 'retry' | 'auth' | 'lost-place' | 'missing' | 'limit';

export class EventStreamError extends Error {
  override readonly name = 'EventStreamError';
  readonly kind: EventFaultKind;
  readonly code: string;

  constructor(kind: EventFaultKind, code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
    this.code = code;
  }
}

/** How receiving goes, as this instance sees it. Times are milliseconds since 1970. */
export interface SubscriptionReport {
  /** starting · connected · standby: another instance receives · waiting: it failed and is tried again later */
  readonly state: 'starting' | 'connected' | 'standby' | 'waiting';
  readonly connectedSince: number | null;
  readonly lastEventAt: number | null;
  /** Why the last stream ended, while there is no new one. */
  readonly lastError: {
    readonly kind: EventFaultKind;
    readonly code: string;
    readonly message: string;
  } | null;
}
