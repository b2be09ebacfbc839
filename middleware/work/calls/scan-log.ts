import type { CallReports } from '../../domain/call-log/call-reports.ts';
import type { LoggedCall } from '../../domain/call-log/logged-call.ts';
import type { SeenCall } from '../../storage/call-store.ts';
import { HOUR_MS } from '../../time/clock.ts';

export interface Scan {
  /** Each entry once. */
  readonly calls: readonly LoggedCall[];
  /** What was known of them before. */
  readonly seen: ReadonlyMap<string, SeenCall>;
  /** Whether the log was read as far as it was asked for: only then a call that is not among them is in no log. */
  readonly isComplete: boolean;
  readonly pages: number;
}

export interface ScanParts {
  readonly reporting: CallReports;
  readonly seenCalls: (callIds: readonly string[]) => Promise<ReadonlyMap<string, SeenCall>>;
}

export const MAX_PAGES = 50;
const DAY_MS = 24 * HOUR_MS;
/** So many pages in a row without anything new end a scan: entries may be a little out of order. */
const QUIET_PAGES = 2;

/**
 * Reads 8x8's call log from its head back to a time. A day more is asked for at each end, for nothing says in which zone
 * its days are, or whether the last one is included. The cursor is followed until there is none, or one that was there
 * before. Once nothing new came for two pages it ends earlier, but only while the entries came newest first.
 *
 * @param floor milliseconds since 1970; older entries are of no interest
 * @param now milliseconds since 1970
 */
export async function scanLog({ reporting, seenCalls }: ScanParts, floor: number, now: number): Promise<Scan> {
  const calls = new Map<string, LoggedCall>();
  const seen = new Map<string, SeenCall>();
  const cursors = new Set<string>();
  const days = { from: toDay(floor - DAY_MS), to: toDay(now + DAY_MS) };
  let cursor: string | null = null;
  let quiet = 0;
  let oldest = Number.POSITIVE_INFINITY;
  let isDescending = true;
  for (let pages = 1; ; pages += 1) {
    const page = await reporting.logPage({ ...days, cursor });
    const fresh = page.calls.filter(({ callId }) => !calls.has(callId));
    const known = await seenCalls(fresh.map(({ callId }) => callId));
    for (const call of fresh) calls.set(call.callId, call);
    for (const [callId, call] of known) seen.set(callId, call);
    for (const { createdAt } of page.calls) {
      if (createdAt === null) continue;
      isDescending &&= createdAt <= oldest;
      oldest = createdAt;
    }
    quiet = page.calls.every((call) => isSettled(call, known.get(call.callId) ?? seen.get(call.callId), floor))
      ? quiet + 1
      : 0;
    cursor = page.nextCursor;
    const isOver = cursor === null || cursors.has(cursor) || (isDescending && quiet >= QUIET_PAGES);
    if (isOver || pages >= MAX_PAGES || cursor === null)
      return { calls: [...calls.values()], seen, isComplete: isOver, pages };
    cursors.add(cursor);
  }
}

/** Nothing more is to be learned of it. */
function isSettled(call: LoggedCall, seen: SeenCall | undefined, floor: number): boolean {
  if (call.createdAt !== null && call.createdAt < floor) return true;
  if (seen === undefined || seen.verdict === 'open') return false;
  return seen.verdict !== 'ours' || seen.finishedAt !== null;
}

/** The day in UTC, as yyyy-mm-dd. */
function toDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
