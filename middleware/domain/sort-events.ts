import type { SessionRequestedEvent } from './event-source.ts';
import { toRecordId } from './record-id.ts';

export interface SortedEvents {
  /** What this org asks for, in the order of the events; times are milliseconds since 1970. */
  readonly requests: readonly { readonly sessionId: string; readonly requestedAt: number }[];
  /** Events that say they come from another org, or from none. */
  readonly foreign: readonly SessionRequestedEvent[];
  /** Events that name no session. */
  readonly unreadable: readonly SessionRequestedEvent[];
}

/** @param now milliseconds since 1970: nothing is asked for in the future, whatever the clock of the org says */
export function sortEvents(
  events: readonly SessionRequestedEvent[],
  organizationId: string,
  now: number,
): SortedEvents {
  const own = toRecordId(organizationId);
  const isReadable = ({ sessionId }: SessionRequestedEvent): boolean => toRecordId(sessionId ?? '') !== null;
  const isOwn = (event: SessionRequestedEvent): boolean => toRecordId(event.organizationId ?? '') === own;
  const readable = events.filter(isReadable);
  return {
    requests: readable.filter(isOwn).map(({ sessionId, publishedAt }) => ({
      sessionId: toRecordId(sessionId ?? '') ?? '',
      requestedAt: Math.min(publishedAt ?? now, now),
    })),
    foreign: readable.filter((event) => !isOwn(event)),
    unreadable: events.filter((event) => !isReadable(event)),
  };
}
