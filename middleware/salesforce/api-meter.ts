import type { ApiUsage } from '../domain/org-inspection.ts';
import { HOUR_MS, type Clock } from '../time/clock.ts';

export interface ApiMeter {
  /** Notes one answered call. @param limitInfo the answer's header `Sforce-Limit-Info` */
  count(limitInfo: string | undefined): void;
  read(): ApiUsage | null;
}

const HOURS = 24;
const USAGE = /(?:^|[\s;,])api-usage=(?<used>\d+)\/(?<max>\d+)/u;

/**
 * What the org's daily allowance of API calls has come to, and our part in it. Salesforce tells the use with every answer
 * (REST API Developer Guide, "Limit Info Header") but not whose it was, so our own calls are counted here, by the hour.
 */
export function createApiMeter(clock: Clock): ApiMeter {
  const callsByHour = new Map<number, number>();
  let usage: { used: number; max: number } | null = null;
  const hourNow = (): number => Math.floor(clock.now() / HOUR_MS);

  function forgetOld(): void {
    for (const hour of callsByHour.keys()) if (hour <= hourNow() - HOURS) callsByHour.delete(hour);
  }

  return {
    count: (limitInfo) => {
      const { used, max } = USAGE.exec(limitInfo ?? '')?.groups ?? {};
      if (used !== undefined && max !== undefined) usage = { used: Number(used), max: Number(max) };
      callsByHour.set(hourNow(), (callsByHour.get(hourNow()) ?? 0) + 1);
      forgetOld();
    },
    read: () => {
      forgetOld();
      const ours = [...callsByHour.values()].reduce((sum, calls) => sum + calls, 0);
      // Answers overtake each other, so the last one to come may tell an older use, less than our own calls.
      return usage && { ...usage, used: Math.max(usage.used, ours), ours };
    },
  };
}
