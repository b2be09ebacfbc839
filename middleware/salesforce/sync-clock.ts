import { AGREEING_ANSWERS, type OrgClock, type OrgTime } from '../time/org-clock.ts';
import { API_ROOT, type SalesforceConnection } from './connection.ts';

/**
 * Makes sure that a clock shows the org's time: asks for the list of API versions, which counts for no allowance, but
 * only until enough answers agree, and again once the machine's clock was set. Says what is known then.
 */
export function createClockSync(
  connection: Pick<SalesforceConnection, 'get'>,
  clock: OrgClock,
): () => Promise<OrgTime> {
  return async () => {
    // A wrong answer among them asks for as many again.
    for (let asked = 0; asked < 2 * AGREEING_ANSWERS && !clock.isSteady(); asked += 1) {
      const answer = await connection.get(API_ROOT).catch(() => null);
      if (answer === null) break;
    }
    if (clock.isSteady()) return 'known';
    return clock.isInDoubt() ? 'in doubt' : 'unknown';
  };
}
