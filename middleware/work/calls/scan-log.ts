import type { CallReports } from '../../domain/call-log/call-reports.ts';
import type { LoggedCall } from '../../domain/call-log/logged-call.ts';
import type { ScanRest } from '../../domain/call-log/watch-report.ts';
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
  /** What is left to read; null where it is complete. */
  readonly rest: ScanRest | null;
  /** Milliseconds since 1970; older entries were of no interest. */
  readonly floor: number;
}

export interface ScanParts {
  readonly reporting: CallReports;
  readonly seenCalls: (callIds: readonly string[]) => Promise<ReadonlyMap<string, SeenCall>>;
}

export interface ScanWish {
  /** Milliseconds since 1970; older entries are of no interest. */
  readonly floor: number;
  readonly maxPages: number;
  /** What an earlier scan left: it is read in place of the head of the log. */
  readonly rest?: ScanRest | null;
  /** Calls that go on: of so many the log is asked for less than of each by itself. */
  readonly going?: ReadonlySet<string>;
  /** Only calls with this in their reference, as far as 8x8 heeds it. */
  readonly reference?: string;
}

export const MAX_PAGES = 50;
const DAY_MS = 24 * HOUR_MS;
/** So many pages in a row without anything new end a scan: entries may be a little out of order. */
const QUIET_PAGES = 2;

/**
 * Reads 8x8's call log from its head back to a time. A day more is asked for at each end, for nothing says in which zone
 * its days are, or whether the last one is included. The cursor is followed until there is none, or one that was there
 * before. Once nothing new came for two pages, and no call that goes on, it ends earlier, but only while the entries came
 * newest first; not where an earlier scan ended before it was done, for behind what that one saw there is what nobody has
 * seen.
 *
 * @param now milliseconds since 1970
 */
export async function scanLog({ reporting, seenCalls }: ScanParts, wish: ScanWish, now: number): Promise<Scan> {
  const { maxPages, rest = null, reference = null, going } = wish;
  const floor = rest?.floor ?? wish.floor;
  const calls = new Map<string, LoggedCall>();
  const seen = new Map<string, SeenCall>();
  const cursors = new Set<string>();
  const days = rest ?? { from: toDay(floor - DAY_MS), to: toDay(now + DAY_MS) };
  let cursor: string | null = rest?.cursor ?? null;
  let quiet = 0;
  let oldest = Number.POSITIVE_INFINITY;
  let isDescending = true;
  for (let pages = 1; ; pages += 1) {
    const page = await reporting.logPage({ from: days.from, to: days.to, cursor, q: reference });
    const fresh = page.calls.filter(({ callId }) => !calls.has(callId));
    const known = await seenCalls(fresh.map(({ callId }) => callId));
    for (const call of fresh) calls.set(call.callId, call);
    for (const [callId, call] of known) seen.set(callId, call);
    for (const { createdAt } of page.calls) {
      if (createdAt === null) continue;
      isDescending &&= createdAt <= oldest;
      oldest = createdAt;
    }
    const isOld = (call: LoggedCall): boolean => call.createdAt !== null && call.createdAt < floor;
    const isSettled = (call: LoggedCall): boolean =>
      going?.has(call.callId) !== true &&
      (isOld(call) || (rest === null && isKnown(known.get(call.callId) ?? seen.get(call.callId))));
    quiet = page.calls.every(isSettled) ? quiet + 1 : 0;
    cursor = page.nextCursor;
    const read = { calls: [...calls.values()], seen, pages, floor };
    const isQuiet = isDescending && quiet >= QUIET_PAGES;
    if (cursor === null || cursors.has(cursor) || isQuiet) return { ...read, isComplete: true, rest: null };
    if (pages >= maxPages) return { ...read, isComplete: false, rest: { from: days.from, to: days.to, cursor, floor } };
    cursors.add(cursor);
  }
}

/** Nothing more is to be learned of it. */
function isKnown(seen: SeenCall | undefined): boolean {
  if (seen === undefined || seen.verdict === 'open') return false;
  return seen.verdict !== 'ours' || seen.finishedAt !== null;
}

/** The day in UTC, as yyyy-mm-dd. */
function toDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
