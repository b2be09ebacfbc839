import { readLocation } from './call-location.ts';
import { readConversation } from './chat-entry.ts';
import type { CallDetails, LoggedCall, LogPage } from './logged-call.ts';
import { readId, readNumber, readRating, readSeconds, readText, readTime, type TellSloppy } from './read-values.ts';

type Fields = Readonly<Record<string, unknown>>;
const MAX_LETTER = 20;

/**
 * A page of 8x8's call log, field by field: its own examples are sloppy, and one field that is not understood costs no
 * entry. An entry without an id is left out.
 *
 * @param body the answer of GET /api/v1/call-logs, parsed
 * @param now milliseconds since 1970
 * @param onSloppy told the name of each field that is there and not understood
 * @returns null for an answer that is no page at all: who took it for an empty one would say of calls that they never were
 */
export function readLogPage(body: unknown, now: number, onSloppy: TellSloppy): LogPage | null {
  const fields = isObject(body) ? body : {};
  const list = [body, fields['list'], fields['data']].find((value) => Array.isArray(value)) ?? emptyList(fields);
  if (!Array.isArray(list)) {
    onSloppy('list');
    return null;
  }
  const calls = list.flatMap((entry: unknown) => readEntry(entry, now, onSloppy) ?? []);
  return list.length > 0 && calls.length === 0 ? null : { calls, nextCursor: readId(fields['nextCursor']) };
}

/** Some write null for a list of nothing. */
function emptyList(fields: Fields): unknown {
  return fields['list'] === null || fields['data'] === null ? [] : undefined;
}

function readEntry(entry: unknown, now: number, onSloppy: TellSloppy): LoggedCall | null {
  const callId = isObject(entry) ? readId(entry['CallId']) : null;
  if (!isObject(entry) || callId === null) {
    onSloppy('CallId');
    return null;
  }
  return {
    callId,
    reference: readText(entry['Reference']),
    number: understood(entry, 'UserB_MSISDN', readNumber, onSloppy),
    ...readProgress(entry, now, onSloppy),
  };
}

/**
 * One call with its ratings and its chat.
 *
 * @param body the answer of GET /api/v1/calls/{CallId}, parsed
 * @returns null for an answer that is no call at all
 */
export function readCallDetails(body: unknown, now: number, onSloppy: TellSloppy): CallDetails | null {
  if (!isObject(body)) return null;
  return {
    ...readProgress(body, now, onSloppy),
    agentRating: understood(body, 'AgentRating', readRating, onSloppy),
    guestRating: understood(body, 'GuestRating', readRating, onSloppy),
    conversation: readConversation(body['Conversation'], now, onSloppy),
    location: understood(body, 'Location', readLocation, onSloppy),
  };
}

function readProgress(
  entry: Fields,
  now: number,
  onSloppy: TellSloppy,
): Pick<LoggedCall, 'createdAt' | 'finishedAt' | 'durationS' | 'letter'> {
  const time = (value: unknown): number | null => readTime(value, now);
  const createdAt = understood(entry, 'CreatedAt', time, onSloppy);
  const finishedAt = understood(entry, 'FinishedAt', time, onSloppy);
  const isBackwards = createdAt !== null && finishedAt !== null && finishedAt < createdAt;
  if (isBackwards) onSloppy('FinishedAt');
  return {
    createdAt,
    finishedAt: isBackwards ? null : finishedAt,
    durationS: understood(entry, 'Duration', readSeconds, onSloppy),
    letter: understood(entry, 'Status', readLetter, onSloppy),
  };
}

function readLetter(value: unknown): string | null {
  const text = readText(value);
  return text === null || text.length > MAX_LETTER || /[\p{Cc}\p{Cs}]/u.test(text) ? null : text;
}

/** A value that is there and not understood is told of: a change at 8x8 shows there first. */
function understood<T>(
  entry: Fields,
  field: string,
  read: (value: unknown) => T | null,
  onSloppy: TellSloppy,
): T | null {
  const value = read(entry[field]);
  if (value === null && (readText(entry[field]) !== null || isObject(entry[field]))) onSloppy(field);
  return value;
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
