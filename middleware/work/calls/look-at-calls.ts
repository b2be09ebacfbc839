import { callFilesOf } from '../../domain/call-files/call-files.ts';
import type { CallReports } from '../../domain/call-log/call-reports.ts';
import { referenceKey } from '../../domain/call-log/reference-key.ts';
import { isSameCall } from '../../domain/call-log/same-call.ts';
import type { ScanRest } from '../../domain/call-log/watch-report.ts';
import type { CallStore, Look, WatchedRoom } from '../../storage/call-store.ts';
import { MINUTE_MS, type Clock } from '../../time/clock.ts';
import { planLooks } from './plan-looks.ts';
import { readLog, type ReadWish } from './read-log.ts';

export interface LookParts {
  readonly calls: CallStore;
  readonly reporting: CallReports;
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
}

export interface LookWish extends ReadWish {
  /** Calls asked for one by one. */
  readonly maxDetails: number;
  /** Whether the log is read although nothing waits for it. */
  readonly isAsked?: boolean;
}

/** How the log was read. Times are milliseconds since 1970. */
export interface LogReading {
  readonly pages: number;
  readonly entries: number;
  readonly readBackTo: number;
  /** Whether it was read in one go, from its head as far back as there are rooms to look for. */
  readonly isWhole: boolean;
  readonly rest: ScanRest | null;
}

export interface LookReport {
  /** Null where the log was not needed. */
  readonly reading: LogReading | null;
  readonly foreign: number;
  readonly doubts: number;
  /** Sessions that have something new to tell Salesforce. */
  readonly changed: number;
}

/** Up to so many calls that go on are asked for one by one; for more of them the head of the log is cheaper. */
const FEW = 5;
/** Fewer than the connections to PostgreSQL: people who start a call wait for one too. */
const KEPT_TOGETHER = 8;
const ENTRY_AFTER_MS = 20 * MINUTE_MS;

/**
 * One look for all rooms that are due: those that wait for their call share one scan of the log; calls that go on, or just
 * ended, are asked for by their id where the scan did not reach them. What it finds is kept session by session, so that
 * whoever is killed in between has lost nothing.
 *
 * @throws AppError as `CallReports`: what was found before is kept
 */
export async function lookAtCalls(parts: LookParts, due: readonly WatchedRoom[], wish: LookWish): Promise<LookReport> {
  const unjoined = due.filter(({ handedAt }) => handedAt === null);
  let changed = await keepAll(parts, unjoined.map(lookOf));
  const waiting = due.filter(({ watch, handedAt }) => watch === 'waiting' && handedAt !== null);
  const going = due.filter(({ watch }) => watch === 'running' || watch === 'settling');
  const needsLog = waiting.length > 0 || going.length > FEW || wish.isAsked === true;
  const report = needsLog ? await scanFor(parts, wish, waiting, going) : NOTHING;
  const unreached = going.filter(({ roomId }) => !report.reached.has(roomId));
  for (const room of unreached.slice(0, wish.maxDetails)) changed += await askForDetails(parts, room);
  return { ...report, changed: changed + report.changed };
}

const NOTHING = { reading: null, foreign: 0, doubts: 0, changed: 0, reached: new Set<string>() };

async function scanFor(
  parts: LookParts,
  wish: LookWish,
  waiting: readonly WatchedRoom[],
  going: readonly WatchedRoom[],
): Promise<LookReport & { readonly reached: ReadonlySet<string> }> {
  const { calls, reporting, clock } = parts;
  const now = clock.now();
  const running = going.flatMap(({ watch, callId }) => (watch === 'running' && callId !== null ? [callId] : []));
  const wanted = new Set(running.length > FEW ? running : []);
  const scan = await readLog({ reporting, seenCalls: (ids) => calls.seenCalls(ids) }, wish, waiting, wanted, now);
  const begun = scan.calls.flatMap(({ createdAt }) => createdAt ?? []);
  const keys = scan.calls.flatMap(({ reference }) => (reference === null ? [] : [referenceKey(reference)]));
  const rooms = await calls.roomsOf(keys, Math.min(now, ...begun) - Math.max(0, reporting.aheadMs()) - ENTRY_AFTER_MS);
  // What an earlier round began to read may not reach back to a room that became due meanwhile.
  const covered = waiting.filter(({ createdAt }) => createdAt >= scan.floor);
  const plan = planLooks(scan, covered, rooms, reporting.aheadMs(), now);
  let changed = await keepAll(parts, plan.looks);
  await calls.noteSeen(plan.others, now);
  const listed = new Set(scan.calls.filter(({ finishedAt }) => finishedAt === null).map(({ callId }) => callId));
  // A call that goes on and was listed so is looked at; what came after the end stands in its details alone.
  const reached = going.filter(({ watch, callId }) => watch === 'running' && callId !== null && listed.has(callId));
  changed += await keepAll(parts, reached.map(lookOf));
  const { foreign, doubts } = plan;
  const { pages, isWhole, rest, floor } = scan;
  const reading = { pages, entries: scan.calls.length, readBackTo: floor, isWhole, rest };
  return { reading, foreign, doubts, changed, reached: new Set(reached.map(({ roomId }) => roomId)) };
}

async function askForDetails(parts: LookParts, room: WatchedRoom): Promise<number> {
  const { reporting } = parts;
  const open = room.calls.filter(({ finishedAt }) => finishedAt === null);
  const asked =
    room.watch === 'running' ? open : room.calls.filter(({ callId, hasTalk }) => hasTalk || callId === room.callId);
  let changed = 0;
  for (const call of asked) {
    const answered = await reporting.details(call.callId);
    const details = answered !== null && isSameCall(answered, call) ? answered : null;
    const told =
      details === null
        ? []
        : [
            {
              ...call,
              finishedAt: details.finishedAt,
              durationS: details.durationS,
              letter: details.letter,
              hasTalk:
                (details.durationS ?? 0) > 0 ||
                (details.durationS === null && details.finishedAt !== null && details.conversation.length > 0),
              roomId: room.roomId,
              verdict: 'ours' as const,
            },
          ];
    const ratings =
      details === null || call.callId !== room.callId ? {} : { ratings: new Map([[room.roomId, details]]) };
    const files =
      details?.finishedAt == null || room.watch === 'running'
        ? {}
        : { files: [{ callId: call.callId, ...callFilesOf(details.conversation, details.location) }] };
    changed += await keep(parts, { ...lookOf(room), calls: told, ...ratings, ...files });
  }
  // A call that 8x8 does not know any more, and has none that goes on, is judged by what is known.
  if (asked.length === 0) changed += await keep(parts, lookOf(room));
  return changed;
}

function lookOf({ sessionId, roomId }: WatchedRoom): Look {
  return { sessionId, roomIds: [roomId], calls: [] };
}

/** Some at a time, for SQLite commits them together; each is kept by itself all the same. */
async function keepAll(parts: LookParts, looks: readonly Look[]): Promise<number> {
  let changed = 0;
  for (let start = 0; start < looks.length; start += KEPT_TOGETHER) {
    const kept = await Promise.all(looks.slice(start, start + KEPT_TOGETHER).map((look) => keep(parts, look)));
    changed += kept.reduce((sum, one) => sum + one, 0);
  }
  return changed;
}

async function keep({ calls, clock, random }: LookParts, look: Look): Promise<number> {
  return (await calls.keepLook(look, clock.now(), random())) ? 1 : 0;
}
