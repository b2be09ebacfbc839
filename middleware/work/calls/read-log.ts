import { LOGGED_AFTER_MS } from '../../domain/call-log/judge-room.ts';
import type { ScanRest } from '../../domain/call-log/watch-report.ts';
import type { WatchedRoom } from '../../storage/call-store.ts';
import { MINUTE_MS } from '../../time/clock.ts';
import { scanLog, type Scan, type ScanParts } from './scan-log.ts';

export interface LogScan extends Scan {
  /** Whether it was read in one go, from its head as far back as there are rooms to look for. */
  readonly isWhole: boolean;
}

export interface ReadWish {
  /** Pages of one round. */
  readonly maxPages: number;
  /** What the last round left; null for nothing. */
  readonly rest: ScanRest | null;
  /** Pages that the last whole scan took. */
  readonly lastPages: number;
}

/** Before the oldest room: 8x8's clock and ours differ a little. */
const BEFORE_MS = 2 * MINUTE_MS;
/** Where a scan takes more pages than this, so few rooms are asked for one by one. */
const MANY_PAGES = 5;
const FEW_ROOMS = 3;

/**
 * Reads the log for the rooms that are looked for: what the last round left, or its head; in a busy account a few rooms by
 * their reference.
 *
 * @param waiting rooms whose call is looked for
 * @param going calls that go on, where they are so many that the log is cheaper than each by itself
 * @param now milliseconds since 1970
 */
export async function readLog(
  parts: ScanParts,
  { maxPages, rest, lastPages }: ReadWish,
  waiting: readonly WatchedRoom[],
  going: ReadonlySet<string>,
  now: number,
): Promise<LogScan> {
  const floor = waiting.reduce((time, { createdAt }) => Math.min(time, createdAt), now) - BEFORE_MS;
  if (rest !== null || lastPages <= MANY_PAGES || going.size > 0 || !canBeAskedFor(waiting, now))
    return wholeOf(await scanLog(parts, { floor, maxPages, rest, going }, now), rest === null);
  const scans: Scan[] = [];
  for (const reference of new Set(waiting.map((room) => room.reference)))
    scans.push(await scanLog(parts, { floor, maxPages, reference }, now));
  return {
    calls: [...new Map(scans.flatMap(({ calls }) => calls.map((call) => [call.callId, call]))).values()],
    seen: new Map(scans.flatMap(({ seen }) => [...seen])),
    isComplete: scans.every(({ isComplete }) => isComplete),
    pages: scans.reduce((sum, { pages }) => sum + pages, 0),
    // The next round asks for them again.
    rest: null,
    floor,
    isWhole: false,
  };
}

function wholeOf(scan: Scan, isFromHead: boolean): LogScan {
  return { ...scan, isWhole: isFromHead && scan.isComplete };
}

/** How 8x8 searches is not documented: that it finds nothing says nothing, so what is over is looked for in the whole log. */
function canBeAskedFor(waiting: readonly WatchedRoom[], now: number): boolean {
  return (
    waiting.length > 0 &&
    waiting.length <= FEW_ROOMS &&
    waiting.every(({ expiresAt }) => now < expiresAt + LOGGED_AFTER_MS)
  );
}
