import { z } from 'zod';
import type { LoggedCall } from '../types.ts';
import { createdAtOf } from './call-record.ts';
import type { ReportingWays } from './reporting-ways.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** "Logs are kept 75 days by default" (8x8 Video Interaction). */
const RETENTION_MS = 75 * DAY_MS;

const queryShape = z.strictObject({
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  q: z.string().optional(),
  cursor: z.string().regex(/^\d+$/u).optional(),
});

export interface CallLogPage {
  readonly prevCursor: string | null;
  readonly nextCursor: string | null;
  readonly calls: readonly LoggedCall[];
}

/**
 * A page of calls beyond the cursor's; at first the newest come first, and days are UTC and include both ends.
 * @param parameters of the URL: `from`, `to` (yyyy-mm-dd), `q` (part of the reference or of the number), `cursor`
 * @throws ZodError for anything else
 */
export function pageOfCalls(
  calls: readonly LoggedCall[],
  parameters: unknown,
  now: number,
  ways: ReportingWays,
): CallLogPage {
  const { from, to, q, cursor } = queryShape.parse(parameters);
  const dayStart = (day: string): number => Date.parse(day) - ways.dayZoneMinutes * MINUTE_MS;
  const earliest = Math.max(now - RETENTION_MS, from === undefined ? 0 : dayStart(from));
  const end = to === undefined ? Number.POSITIVE_INFINITY : dayStart(to) + (ways.exclusiveTo ? 0 : DAY_MS);
  const direction = ways.order === 'newest' ? -1 : 1;
  const found = calls
    .filter((logged) => isLogged(logged, now, ways))
    .filter((logged) => createdAtOf(logged, ways) >= earliest && createdAtOf(logged, ways) < end)
    .filter((logged) => q === undefined || mentions(logged, q))
    .filter(({ call }) => cursor === undefined || (call.id - Number(cursor)) * direction > 0)
    .sort((one, other) => (one.call.id - other.call.id) * direction);
  const page = found.slice(0, ways.pageSize);
  const last = page.at(-1);
  const isMore = found.length > ways.pageSize;
  const looped = ways.loopingCursor && !isMore ? (cursor ?? (last && String(last.call.id))) : undefined;
  return {
    prevCursor: cursor ?? null,
    nextCursor: isMore && last ? String(last.call.id) : (looped ?? null),
    calls: page,
  };
}

function isLogged({ call }: LoggedCall, now: number, { loggedAfterMs, loggedAtEnd }: ReportingWays): boolean {
  const since = loggedAtEnd ? call.finishedAt : call.createdAt;
  return since !== undefined && now >= since + loggedAfterMs;
}

/** How 8x8 searches is not documented; part of the text gives more than asked for, which callers have to bear. */
function mentions({ room, call }: LoggedCall, q: string): boolean {
  return room.callReference.includes(q) || call.to?.includes(q.replace(/^\+/u, '')) === true;
}
