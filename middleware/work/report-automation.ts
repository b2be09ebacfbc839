import type { AutomationState } from '../checks/check.ts';
import { HOUR_MS } from '../time/clock.ts';
import type { AutomationStore } from '../storage/automation-store.ts';

// Enough to see what is wrong.
const MAX_PARKED = 20;
// As long as ended keys are remembered.
const ENDED_MS = 7 * 24 * HOUR_MS;

/**
 * How workflows' requests for rooms stand, for the checks.
 *
 * @param now milliseconds since 1970
 * @param running what only the middleware that receives events and prepares rooms knows
 */
export async function reportAutomation(
  automation: Pick<AutomationStore, 'countRequests' | 'listParkedRequests' | 'listKeys'>,
  now: number,
  running: Pick<AutomationState, 'subscription' | 'pause'>,
): Promise<AutomationState> {
  const [{ waiting, parked: parkedCount }, parked, recentKeys] = await Promise.all([
    automation.countRequests(),
    automation.listParkedRequests(MAX_PARKED),
    automation.listKeys(now - ENDED_MS),
  ]);
  const keys = recentKeys.filter(({ validUntil }) => validUntil === null || validUntil > now);
  const endedKey = keys.length === 0 ? (recentKeys[0] ?? null) : null;
  return { ...running, waiting, parkedCount, parked, keys, endedKey, now };
}
