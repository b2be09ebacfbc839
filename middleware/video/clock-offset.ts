import { parseHttpDate } from '../time/http-date.ts';
import { SECOND_MS } from '../time/clock.ts';

const SAMPLES = 9;
// A Date header has whole seconds, and was on its way.
const TOLERANCE_MS = 3 * SECOND_MS;

export interface ClockOffset {
  /** Notes the `Date` header of an answer that came at `now`, milliseconds since 1970. */
  observe(header: string | undefined, now: number): void;
  /** How far the peer's clock is ahead of ours, milliseconds; the median of the last answers, 0 if in step. */
  aheadMs(): number;
}

export function createClockOffset(): ClockOffset {
  const samples: number[] = [];
  return {
    observe: (header, now) => {
      const time = parseHttpDate(header);
      if (time === null) return;
      samples.push(time - now);
      if (samples.length > SAMPLES) samples.shift();
    },
    aheadMs: () => {
      const median = [...samples].sort((one, other) => one - other)[Math.floor(samples.length / 2)] ?? 0;
      return Math.abs(median) <= TOLERANCE_MS ? 0 : median;
    },
  };
}
