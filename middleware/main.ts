import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import { createChecks } from './checks/run-checks.ts';
import { createVideoKeyProbe } from './checks/video-key-probe.ts';
import { explainStart } from './config/explain-start.ts';
import { readConfig, type Config } from './config/read-config.ts';
import { readVersion } from './config/read-version.ts';
import type { Deliveries } from './domain/deliveries.ts';
import { describeCause } from './errors/app-error.ts';
import { createBorder } from './http/border/create-border.ts';
import { listen } from './http/border/listen.ts';
import { drainServer } from './http/drain-server.ts';
import { createGate } from './http/gate-key.ts';
import { createFailureWatch } from './http/border/watch-failures.ts';
import { createProofGatherer } from './http/gather-proofs.ts';
import { createProofGate } from './http/proof-gate.ts';
import { createLoad } from './http/shed-load.ts';
import { createCallLimit } from './load/limit-calls.ts';
import { createProofsReader } from './salesforce/read-proofs.ts';
import { createRunningCount } from './load/count-running.ts';
import { createLogger } from './log/create-logger.ts';
import { createSessionCreator } from './salesforce/create-session.ts';
import { createSalesforceConnection } from './salesforce/connection.ts';
import { lightningOrigins } from './salesforce/lightning-origins.ts';
import { createEventSource } from './salesforce/events/event-source.ts';
import { createOrgInspector } from './salesforce/inspect/inspect-org.ts';
import { createHousekeeping } from './salesforce/housekeeping.ts';
import { createRequestFinder } from './salesforce/find-requested.ts';
import { createLookupReader } from './salesforce/read-lookups.ts';
import { createRoomReader } from './salesforce/read-room-facts.ts';
import { createPreviewReader } from './salesforce/read-previews.ts';
import { createSetupReader } from './salesforce/read-setup-facts.ts';
import { createSettingsHistory } from './salesforce/settings-history.ts';
import { createSessionReader } from './salesforce/read-sessions.ts';
import { createSettingsSource } from './salesforce/settings-source.ts';
import { createSessionWriter, MAX_GRAPHS } from './salesforce/write-sessions.ts';
import { openStorage } from './storage/open-storage.ts';
import { SECOND_MS, systemClock, type Clock } from './time/clock.ts';
import { createOrgClock } from './time/org-clock.ts';
import { pass } from './time/pass.ts';
import { createClockSync } from './salesforce/sync-clock.ts';
import { createApiKeySource } from './video/api-key-source.ts';
import { createVideoService } from './video/video-service.ts';
import { createDeliveries } from './work/deliveries.ts';
import { startRoomPreparation, type RoomPreparation } from './work/prepare-rooms.ts';
import { startReceivingEvents, type EventReceiver } from './work/receive-events.ts';
import { startReconciler, type Reconciler } from './work/reconcile.ts';
import { createSettingsAudit } from './work/settings-audit.ts';
import { takeUpMissed } from './work/take-up-missed.ts';
import { reportAutomation } from './work/report-automation.ts';
import { startWriteBack, type WriteBack } from './work/write-back.ts';

export interface Middleware {
  readonly port: number;
  /** Parked deliveries and their retry, for the setup page. */
  readonly deliveries: Deliveries;
  /** One round of the periodic work now, in place of waiting for its time. */
  reconcile(): Promise<void>;
  /**
   * Stops taking requests, answers those in flight, writes back what is due, and ends within `DRAIN_MS`.
   *
   * @param noticeMs how long requests are still taken while `/readyz` says that it ends, milliseconds; default none
   */
  close(noticeMs?: number): Promise<void>;
}

// Together below the ten seconds that container platforms usually give before they kill.
const DRAIN_MS = 8.5 * SECOND_MS;
const LAST_WORDS_MS = SECOND_MS / 2;
// A load balancer that asks /readyz every second or two sends nobody here any more when the listener closes.
const NOTICE_MS = 2 * SECOND_MS;
// Parked ones that a check names; the setup page asks for all.
const CHECKED_DELIVERIES = 20;
// Each waits on Salesforce and 8x8, which take some tens at a time: more would only wait longer and cost memory.
const MAX_REQUESTS = 1500;
// Calls to Salesforce at a time for people who wait.
const SALESFORCE_CONNECTIONS = 20;
// While wrong keys are many, so few are looked up at a time: the database has ten connections.
const KEY_LOOKUPS = 3;
// While wrong proofs are many, the org's allowance pays for one call in this time. An answer shall take less than a second.
const GATHER_MS = 0.8 * SECOND_MS;

/** Builds the service from its configuration and listens: the one place where the parts meet. */
export async function startMiddleware(config: Config, log: Logger, machine: Clock = systemClock): Promise<Middleware> {
  const clock = createOrgClock(machine);
  const connection = createSalesforceConnection({
    ...config.salesforce,
    transport: { deadlineMs: 15 * SECOND_MS, connections: SALESFORCE_CONNECTIONS },
    clock,
    onOrgTime: (orgNow) => {
      clock.observe(orgNow);
    },
  });
  const stores = await openStorage(
    config.storage.place,
    config.storage.keys,
    (error) => log.error({ error: describeCause(error) }, 'lost a database connection'),
    (session) => log.error({ ...session }, 'write-back parked, for its row cannot be read'),
    () => log.error({ event: 'alarm.database-lost' }, 'the database file was deleted or replaced while it is in use'),
  );
  const storage = stores.sessions;
  const apiKeys = createApiKeySource({
    readStored: async () => (await stores.setup.videoKey())?.apiKey ?? null,
    fallback: config.video.apiKey,
    clock,
  });
  const { baseUrl } = config.video;
  const video = createVideoService({ baseUrl, apiKeys, deadlineMs: 10 * SECOND_MS, connections: 50, clock });
  const history = createSettingsHistory(connection);
  const settingsAudit = createSettingsAudit({ history, setup: stores.setup, log });
  const settings = createSettingsSource(connection.forCallers, () => settingsAudit.look());
  const writer = createSessionWriter(connection);
  const starts = createRunningCount();
  const writeBack = startWriteBack({
    storage,
    writer,
    lookups: createLookupReader(connection),
    clock,
    log,
    batchSize: MAX_GRAPHS,
    startsUnderWay: () => starts.running(),
  });
  const housekeeping = createHousekeeping(connection);
  const { setup, automation } = stores;
  const preparation = startRoomPreparation({
    automation,
    settings,
    reader: createSessionReader(connection),
    video,
    clock,
    log,
    onKept: () => writeBack.wake(),
  });
  const finder = createRequestFinder(connection);
  const reconciler = startReconciler({
    storage,
    setup,
    housekeeping,
    clock,
    log,
    automation,
    onDue: () => writeBack.wake(),
    syncClock: createClockSync(connection, clock),
    takeUpMissed: () => takeUpMissed({ finder, automation, clock, log, onRequested: () => preparation.wake() }),
  });
  const deliveries = createDeliveries({ storage, writeBack, automation, preparation, clock });
  const events = startReceivingEvents({
    source: createEventSource({ endpoint: config.events, connection, event: 'Video_Session_Requested__e' }),
    store: stores.events,
    leases: storage,
    clock,
    log,
    onRequests: () => preparation.wake(),
    onGap: () => reconciler.lookForMissed(),
  });
  const inspector = createOrgInspector(connection);
  const checks = createChecks({
    origin: config.publicOrigin,
    inspector,
    video: createVideoKeyProbe({
      readStored: () => stores.setup.videoKey(),
      environmentKey: config.video.apiKey,
      tester: video,
    }),
    deliveries: () => deliveries.overview(CHECKED_DELIVERIES),
    automation: () =>
      reportAutomation(automation, clock.now(), { subscription: events.subscription(), pause: preparation.pause() }),
    clock,
    clockAheadMs: () => clock.aheadMs(),
  });
  const failures = createFailureWatch(log);
  const proofGate = createProofGate({
    failures,
    gather: createProofGatherer(createProofsReader(connection), GATHER_MS),
    limit: createCallLimit({ concurrency: SALESFORCE_CONNECTIONS, longestWaitMs: 5 * SECOND_MS }),
  });
  let draining = false;

  const app = createApp({
    origin: config.publicOrigin,
    allowedOrigins: [...lightningOrigins(config.salesforce.loginUrl), ...config.allowedOrigins],
    version: readVersion(),
    trustProxy: config.trustProxy,
    load: createLoad(MAX_REQUESTS),
    failures,
    proofGate,
    lookups: createCallLimit({ concurrency: KEY_LOOKUPS, longestWaitMs: 5 * SECOND_MS }),
    storageTrouble: () => stores.trouble(),
    starts,
    settings,
    gate: createGate(settings, clock),
    setup,
    settingsAudit,
    deliveries,
    setupReader: createSetupReader(connection.forCallers),
    previewReader: createPreviewReader(connection.forCallers, clock),
    reader: createRoomReader(connection.forCallers),
    creator: createSessionCreator(connection.forCallers),
    video,
    checks,
    inspector,
    videoKey: { baseUrl, environmentKey: config.video.apiKey, tester: video, onChanged: () => apiKeys.reread() },
    storage,
    clock,
    log,
    onKept: () => writeBack.wake(),
    automation,
    deliveryPause: () => writeBack.pause(),
    subscription: () => events.subscription(),
    preparationPause: () => preparation.pause(),
    isDraining: () => draining,
    clockAheadMs: () => clock.aheadMs(),
  });
  const server = createBorder(app, log);
  await listen(server, config);
  const { port } = server.address() as AddressInfo;
  log.info({ port, origin: config.publicOrigin, org: config.salesforce.loginUrl, video: baseUrl }, 'listening');
  log.info({ storage: storage.description }, 'storage open');
  writeBack.wake();
  preparation.wake();
  void reconciler.run();
  if ((await apiKeys.current()) === null) log.warn('no 8x8 API key yet: no call can be started (tab Video Setup)');
  settings.current().then(
    ({ orgId }) => {
      log.info({ orgId }, 'settings read, ready for calls');
    },
    (error: unknown) => {
      log.error({ error: describeCause(error) }, 'not ready for calls yet');
    },
  );

  return {
    port,
    deliveries,
    reconcile: () => reconciler.run(),
    close: async (noticeMs = 0) => {
      draining = true;
      const drained = pass(noticeMs)
        .then(() => drain(server, [events, reconciler, preparation], writeBack))
        .then(
          (unwritten) => {
            if (unwritten > 0) log.warn({ unwritten }, 'sessions wait in the storage for the next start');
          },
          (error: unknown) => {
            log.error({ error: describeCause(error) }, 'the storage failed while ending');
          },
        );
      await Promise.race([drained, pass(DRAIN_MS)]);
      // What still waits for a peer learns now that there will be no answer, so that it can be answered and put back.
      await Promise.all([connection.close(), video.close()]);
      await Promise.race([drained, pass(LAST_WORDS_MS)]);
      server.closeAllConnections();
      // It waits for what is under way there, and a database that does not answer would keep the process.
      await Promise.race([stores.close(), pass(LAST_WORDS_MS)]);
      log.info('ended');
    },
  };
}

/** First no more requests, then no more periodic work, then the last deliveries; returns how many stay. */
async function drain(
  server: Server,
  producers: readonly (EventReceiver | Reconciler | RoomPreparation)[],
  writeBack: WriteBack,
): Promise<number> {
  await drainServer(server);
  await Promise.all(producers.map((producer) => producer.stop()));
  return writeBack.stop();
}

/** The service as a process of its own: reads the environment, starts, ends on a signal. */
export async function run(): Promise<void> {
  try {
    const config = readConfig(process.env);
    const log = createLogger(config.logLevel);
    const middleware = await startMiddleware(config, log);
    for (const [signal, noticeMs] of [
      ['SIGTERM', NOTICE_MS],
      ['SIGINT', 0],
    ] as const) {
      process.once(signal, () => {
        log.info({ signal }, 'ending');
        middleware.close(noticeMs).then(
          () => process.exit(0),
          (error: unknown) => {
            log.error({ error: describeCause(error) }, 'could not end in order');
            process.exit(1);
          },
        );
      });
    }
  } catch (error) {
    process.stderr.write(`${explainStart(error)}\n`);
    process.exit(1);
  }
}

if (import.meta.main) await run();
