import type { CallLogState, SloppyValue } from '../../domain/call-log/call-log.ts';
import type { CallStore } from '../../storage/call-store.ts';
import { HOUR_MS, SECOND_MS } from '../../time/clock.ts';

const FOREIGN_WITHIN_MS = 24 * HOUR_MS;

/** How what became of calls comes in, by what is kept. */
export async function readCallLogState(
  calls: Pick<CallStore, 'countCalls' | 'readReport'>,
  sloppyValues: readonly SloppyValue[],
  now: number,
): Promise<CallLogState> {
  const [counts, report] = await Promise.all([calls.countCalls(now - FOREIGN_WITHIN_MS, now), calls.readReport()]);
  const { watched, doubts, foreign, dueSince } = counts;
  const { pause } = report;
  return {
    watched,
    lagSeconds: dueSince === null ? 0 : Math.round((now - dueSince) / SECOND_MS),
    doubtCount: doubts,
    foreignCount: foreign,
    // One that is over and was not ended is of an instance that is gone.
    report: pause !== null && pause.until <= now ? { ...report, pause: null } : report,
    sloppyValues,
  };
}
