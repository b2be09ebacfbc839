import { z } from 'zod';
import type { LoggedCall } from '../types.ts';

const DAY_MS = 24 * 60 * 60_000;
/** "Logs are kept 75 days by default" (8x8 Video Interaction). */
const RETENTION_MS = 75 * DAY_MS;
const PAGE_SIZE = 20;

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
 * The newest calls first, older than the cursor's; days are UTC and include both ends.
 * @param parameters of the URL: `from`, `to` (yyyy-mm-dd), `q` (part of the reference or of the number), `cursor`
 * @throws ZodError for anything else
 */
export function pageOfCalls(calls: readonly LoggedCall[], parameters: unknown, now: number): CallLogPage {
  const { from, to, q, cursor } = queryShape.parse(parameters);
  const earliest = Math.max(now - RETENTION_MS, from === undefined ? 0 : Date.parse(from));
  const end = to === undefined ? Number.POSITIVE_INFINITY : Date.parse(to) + DAY_MS;
  const found = calls
    .filter(({ call }) => call.createdAt >= earliest && call.createdAt < end)
    .filter((logged) => q === undefined || mentions(logged, q))
    .filter(({ call }) => cursor === undefined || call.id < Number(cursor))
    .sort((one, other) => other.call.id - one.call.id);
  const page = found.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  return {
    prevCursor: cursor ?? null,
    nextCursor: found.length > PAGE_SIZE && last ? String(last.call.id) : null,
    calls: page,
  };
}

/** How 8x8 searches is not documented; part of the text gives more than asked for, which callers have to bear. */
function mentions({ room }: LoggedCall, q: string): boolean {
  return room.callReference.includes(q) || room.phoneNumber?.includes(q.replace(/^\+/u, '')) === true;
}
