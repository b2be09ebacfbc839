import { readText, readTime, type TellSloppy } from './read-values.ts';

/** What was said or shown in a call's chat. */
export interface ChatEntry {
  /** Milliseconds since 1970; null if 8x8 did not tell understandably. */
  readonly at: number | null;
  readonly from: 'agent' | 'guest' | 'system';
  /** As it was typed, or the path of a picture: nothing but its form tells them apart. */
  readonly text: string;
}

/**
 * The chat of a call, in the order of its times. An entry without a text is left out; one without a time stays behind the
 * one before it.
 *
 * @param value the field Conversation of GET /api/v1/calls/{CallId}
 * @param now milliseconds since 1970
 */
export function readConversation(value: unknown, now: number, onSloppy: TellSloppy): readonly ChatEntry[] {
  if (!Array.isArray(value)) return [];
  let last = 0;
  const placed = value.flatMap((item: unknown) => {
    const entry = readEntry(item, now);
    if (entry === null) {
      onSloppy('Conversation');
      return [];
    }
    last = entry.at ?? last;
    return [{ entry, place: last }];
  });
  return placed.toSorted((one, other) => one.place - other.place).map(({ entry }) => entry);
}

function readEntry(item: unknown, now: number): ChatEntry | null {
  if (typeof item !== 'object' || item === null) return null;
  const { data, origin, timestamp }: { data?: unknown; origin?: unknown; timestamp?: unknown } = item;
  if (typeof data !== 'string' || data.trim() === '') return null;
  const side = readText(origin)?.toLowerCase();
  return {
    at: readTime(timestamp, now),
    from: side === 'agent' || side === 'guest' ? side : 'system',
    text: data,
  };
}
