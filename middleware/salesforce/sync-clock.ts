import type { OrgClock } from '../time/org-clock.ts';
import { API_ROOT, type SalesforceConnection } from './connection.ts';

/**
 * Makes sure that a clock shows the org's time: asks for the list of API versions, which counts for no allowance, but
 * only if no answer has told since the machine's clock was set. Says whether it does.
 */
export function createClockSync(
  connection: Pick<SalesforceConnection, 'get'>,
  clock: OrgClock,
): () => Promise<boolean> {
  return async () => {
    if (!clock.isSteady()) await connection.get(API_ROOT).catch(() => undefined);
    return clock.isSteady();
  };
}
