import { createChecks, type Checks } from '../checks/run-checks.ts';
import type { AutomationStore } from '../storage/automation-store.ts';
import type { FileStore } from '../storage/file-store.ts';
import type { RetentionStore } from '../storage/retention-store.ts';
import type { OrgClock } from '../time/org-clock.ts';
import { flatState, probeCallLog } from '../work/calls/probe-call-log.ts';
import { reportAutomation } from '../work/report-automation.ts';
import type { SalesforceParts } from './salesforce.ts';
import type { VideoParts } from './video.ts';
import type { WorkParts } from './work.ts';

interface CheckNeeds {
  readonly origin: string;
  readonly salesforce: SalesforceParts;
  readonly video: VideoParts;
  readonly automation: AutomationStore;
  readonly files: FileStore;
  readonly retention: RetentionStore;
  readonly work: WorkParts;
  readonly clock: OrgClock;
}

// Parked ones that a check names; the setup page asks for all.
const CHECKED_DELIVERIES = 20;

/** What the setup page and `npm run doctor` look at, over the running service. */
export function buildChecks({
  origin,
  salesforce,
  video,
  automation,
  files,
  retention,
  work,
  clock,
}: CheckNeeds): Checks {
  const { deliveries, events, preparation, fileDelivery } = work;
  return createChecks({
    origin,
    inspector: salesforce.inspector,
    video: video.probe,
    callLog: {
      probe: () => probeCallLog(video.reporting, clock.now()),
      state: async () => flatState(await work.callLog.state()),
    },
    deliveries: () => deliveries.overview(CHECKED_DELIVERIES),
    automation: () =>
      reportAutomation(automation, clock.now(), { subscription: events.subscription(), pause: preparation.pause() }),
    files: {
      state: async () => ({ due: (await files.countFiles()).due, pause: fileDelivery.pause() }),
      tryOne: null,
    },
    removal: {
      last: () => retention.readPass(),
      countOld: (before) => salesforce.personalRecords.countOld(before),
      now: () => clock.now(),
    },
    clock,
    clockAheadMs: () => clock.aheadMs(),
  });
}
