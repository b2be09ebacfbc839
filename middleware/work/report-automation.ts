import type { AutomationState } from '../checks/check.ts';
import type { AutomationStore } from '../storage/automation-store.ts';

// Enough to see what is wrong.
const MAX_PARKED = 20;

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
  const [{ waiting, parked: parkedCount }, parked, keys] = await Promise.all([
    automation.countRequests(),
    automation.listParkedRequests(MAX_PARKED),
    automation.listKeys(now),
  ]);
  return { ...running, waiting, parkedCount, parked, keys };
}
