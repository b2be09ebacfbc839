import type { CallLogState } from '../../domain/call-log/call-log.ts';
import type { CallReports } from '../../domain/call-log/call-reports.ts';
import type { WatchPause } from '../../domain/call-log/watch-report.ts';

const DAY_MS = 24 * 3_600_000;

/** Asks for the head of the log, as the watch does. @throws AppError as `CallReports` */
export async function probeCallLog(reporting: CallReports, now: number): Promise<{ readonly entries: number }> {
  const toDay = (time: number): string => new Date(time).toISOString().slice(0, 10);
  const days = { from: toDay(now - DAY_MS), to: toDay(now + DAY_MS) };
  const { calls } = await reporting.logPage({ ...days, cursor: null, q: null });
  return { entries: calls.length };
}

/** What checks need of it. */
export function flatState({ lagSeconds, doubtCount, report: { pause } }: CallLogState): {
  readonly lagSeconds: number;
  readonly doubtCount: number;
  readonly pause: WatchPause | null;
} {
  return { lagSeconds, doubtCount, pause };
}
