import type { Logger } from 'pino';
import { createRunningCount } from '../load/count-running.ts';
import { MAX_GRAPHS } from '../salesforce/write-sessions.ts';
import type { Stores } from '../storage/open-storage.ts';
import type { OrgClock } from '../time/org-clock.ts';
import { createCallLog } from '../work/calls/call-log.ts';
import { startCallWatch } from '../work/calls/watch-calls.ts';
import { startFileDelivery } from '../work/files/deliver-files.ts';
import { createDeliveries } from '../work/deliveries.ts';
import { startRoomPreparation } from '../work/prepare-rooms.ts';
import { startReceivingEvents } from '../work/receive-events.ts';
import { startReconciler } from '../work/reconcile.ts';
import { startRetention } from '../work/retention/start-retention.ts';
import { takeUpMissed } from '../work/take-up-missed.ts';
import { startWriteBack } from '../work/write-back.ts';
import type { SalesforceParts } from './salesforce.ts';
import type { SettingsParts } from './settings.ts';
import type { VideoParts } from './video.ts';

interface WorkNeeds {
  readonly stores: Stores;
  readonly salesforce: SalesforceParts;
  readonly settings: SettingsParts;
  readonly video: VideoParts;
  readonly clock: OrgClock;
  readonly log: Logger;
}

export type WorkParts = ReturnType<typeof startWork>;

/** What happens behind the answers. Events are received at once; the rest begins with `wake`. */
export function startWork({ stores, salesforce, settings, video, clock, log }: WorkNeeds) {
  const { sessions: storage, setup, automation } = stores;
  /** Starts of calls that are being answered: the write-back leaves them the room. */
  const starts = createRunningCount();
  const writeBack = startWriteBack({
    storage,
    writer: salesforce.writer,
    lookups: salesforce.lookups,
    clock,
    log,
    batchSize: MAX_GRAPHS,
    startsUnderWay: () => starts.running(),
    switches: async () => (await settings.source.current()).settings,
  });
  const preparation = startRoomPreparation({
    automation,
    settings: settings.source,
    reader: salesforce.sessions,
    video: video.service,
    clock,
    log,
    onKept: () => writeBack.wake(),
  });
  const { finder } = salesforce;
  const reconciler = startReconciler({
    storage,
    setup,
    housekeeping: salesforce.housekeeping,
    clock,
    log,
    automation,
    onDue: () => writeBack.wake(),
    syncClock: salesforce.syncClock,
    takeUpMissed: () => takeUpMissed({ finder, automation, clock, log, onRequested: () => preparation.wake() }),
  });
  const events = startReceivingEvents({
    source: salesforce.events,
    store: stores.events,
    leases: storage,
    clock,
    log,
    onRequests: () => preparation.wake(),
    onGap: () => reconciler.lookForMissed(),
  });
  const callWatch = startCallWatch({
    calls: stores.calls,
    leases: storage,
    reporting: video.reporting,
    clock,
    log,
    random: Math.random,
    onDue: () => writeBack.wake(),
  });
  const fileDelivery = startFileDelivery({
    files: stores.files,
    writer: salesforce.files,
    reports: video.reporting,
    switches: async () => (await settings.source.fresh()).settings,
    clock,
    log,
    apiUsage: () => salesforce.connection.apiUsage(),
    isPaused: () => (writeBack.pause()?.until ?? 0) > clock.now(),
  });
  const retention = startRetention({
    records: salesforce.personalRecords,
    store: stores.retention,
    leases: storage,
    settings: async () => (await settings.source.fresh()).settings,
    syncClock: salesforce.syncClock,
    apiUsage: () => salesforce.connection.apiUsage(),
    clock,
    log,
  });
  return {
    starts,
    writeBack,
    preparation,
    reconciler,
    events,
    callWatch,
    fileDelivery,
    retention,
    callLog: createCallLog({
      calls: stores.calls,
      watch: callWatch,
      sloppyValues: video.sloppyValues,
      clock,
      random: Math.random,
      onDue: () => writeBack.wake(),
    }),
    deliveries: createDeliveries({
      ...{ storage, writeBack, automation, preparation, clock },
      ...{ files: stores.files, fileDelivery },
    }),
    wake: () => {
      writeBack.wake();
      preparation.wake();
      void reconciler.run();
      void retention.run();
    },
    /** One round of all periodic work, in place of waiting for its time. */
    runOnce: async () => {
      await reconciler.run();
      await callWatch.run();
      await fileDelivery.run();
      await retention.run();
    },
    /** First no more periodic work, then the last deliveries; returns how many sessions stay unwritten. */
    stop: async () => {
      await Promise.all(
        [events, reconciler, preparation, callWatch, fileDelivery, retention].map((producer) => producer.stop()),
      );
      return writeBack.stop();
    },
  };
}
