import type { Server } from 'node:http';
import type { Logger } from 'pino';
import { createApp } from '../app.ts';
import type { Checks } from '../checks/run-checks.ts';
import type { Config } from '../config/read-config.ts';
import { readVersion } from '../config/read-version.ts';
import type { OnAnswered } from '../http/answered.ts';
import { createBorder } from '../http/border/create-border.ts';
import { createFailureWatch } from '../http/border/watch-failures.ts';
import { createGate } from '../http/gate-key.ts';
import { createProofGatherer } from '../http/gather-proofs.ts';
import { createProofGate } from '../http/proof-gate.ts';
import { createLoad } from '../http/shed-load.ts';
import { createCallLimit } from '../load/limit-calls.ts';
import { lightningOrigins } from '../salesforce/lightning-origins.ts';
import type { Stores } from '../storage/open-storage.ts';
import { SECOND_MS } from '../time/clock.ts';
import type { OrgClock } from '../time/org-clock.ts';
import { SALESFORCE_CONNECTIONS, type SalesforceParts } from './salesforce.ts';
import type { SettingsParts } from './settings.ts';
import type { VideoParts } from './video.ts';
import type { WorkParts } from './work.ts';

interface HttpNeeds {
  readonly config: Config;
  readonly stores: Stores;
  readonly salesforce: SalesforceParts;
  readonly settings: SettingsParts;
  readonly video: VideoParts;
  readonly work: WorkParts;
  readonly checks: Checks;
  readonly onAnswered: OnAnswered;
  readonly isDraining: () => boolean;
  readonly clock: OrgClock;
  readonly log: Logger;
}

// Each waits on Salesforce and 8x8, which take some tens at a time: more would only wait longer and cost memory.
const MAX_REQUESTS = 1500;
// While wrong keys are many, so few are looked up at a time: the database has ten connections.
const KEY_LOOKUPS = 3;
// While wrong proofs are many, the org's allowance pays for one call in this time. An answer shall take less than a second.
const GATHER_MS = 0.8 * SECOND_MS;
const LONGEST_WAIT_MS = 5 * SECOND_MS;

/** The HTTP interface behind its border; nothing listens yet. */
export function buildHttp(needs: HttpNeeds): Server {
  const { config, stores, salesforce, settings, video, work, checks, onAnswered, isDraining, clock, log } = needs;
  const failures = createFailureWatch(log);
  const app = createApp({
    // What is asked, and by whom.
    origin: config.publicOrigin,
    allowedOrigins: [...lightningOrigins(config.salesforce.loginUrl), ...config.allowedOrigins],
    trustProxy: config.trustProxy,
    version: readVersion(),
    failures,
    gate: createGate(settings.source, clock),
    proofGate: createProofGate({
      failures,
      gather: createProofGatherer(salesforce.proofs, GATHER_MS),
      limit: createCallLimit({ concurrency: SALESFORCE_CONNECTIONS, longestWaitMs: LONGEST_WAIT_MS }),
    }),
    lookups: createCallLimit({ concurrency: KEY_LOOKUPS, longestWaitMs: LONGEST_WAIT_MS }),
    load: createLoad(MAX_REQUESTS),
    // What answers it.
    settings: settings.source,
    settingsAudit: settings.audit,
    reader: salesforce.rooms,
    creator: salesforce.creator,
    setupReader: salesforce.setup,
    recordAccess: salesforce.recordAccess,
    previewReader: salesforce.previews,
    inspector: salesforce.inspector,
    video: video.service,
    videoKey: {
      baseUrl: video.baseUrl,
      environmentKey: video.environmentKey,
      tester: video.service,
      onChanged: () => video.apiKeys.reread(),
    },
    storage: stores.sessions,
    setup: stores.setup,
    automation: stores.automation,
    checks,
    // What goes on behind the answers.
    starts: work.starts,
    deliveries: work.deliveries,
    callLog: work.callLog,
    callLogState: () => work.callLog.state(),
    onKept: () => work.writeBack.wake(),
    deliveryPause: () => work.writeBack.pause(),
    preparationPause: () => work.preparation.pause(),
    subscription: () => work.events.subscription(),
    storageTrouble: () => stores.trouble(),
    onAnswered,
    isDraining,
    clock,
    clockAheadMs: () => clock.aheadMs(),
    log,
  });
  return createBorder(app, log);
}
