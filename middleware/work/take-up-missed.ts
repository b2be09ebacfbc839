import type { Logger } from 'pino';
import type { RoomRequestStore } from '../storage/automation-store.ts';
import { MINUTE_MS, type Clock } from '../time/clock.ts';
import type { RequestFinder } from './missed-requests-port.ts';

export interface MissedParts {
  readonly finder: RequestFinder;
  readonly automation: Pick<RoomRequestStore, 'request'>;
  readonly clock: Clock;
  readonly log: Logger;
  /** Called when requests became due. */
  readonly onRequested: () => void;
}

// What is younger is on its way by its event, or is being made for a server that waits for the answer.
const MISSED_AFTER_MS = MINUTE_MS;
// Bounds the API calls of one look; sessions that Salesforce refuses to write stay in it, so there may be many.
const MAX_PAGES = 5;

/**
 * Takes up workflows' sessions whose event never came: lost, older than the bus keeps it, or published while nobody
 * listened. One API call for each 2,000. Agents' sessions are not looked at: without a proof they get no room.
 *
 * @throws AppError SALESFORCE_UNAVAILABLE, NOT_CONFIGURED, STORAGE_UNAVAILABLE
 */
export async function takeUpMissed({ finder, automation, clock, log, onRequested }: MissedParts): Promise<void> {
  const before = clock.now() - MISSED_AFTER_MS;
  let since = 0;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { sessions, isMore } = await finder.find(before, since);
    const taken = await automation.request(sessions);
    if (taken > 0) {
      log.info({ taken }, 'requests that no event told of are taken up');
      onRequested();
    }
    const last = sessions.at(-1)?.requestedAt ?? since;
    // A whole page of one second would come again and again.
    if (!isMore || last === since) return;
    since = last;
  }
}
