import type { Logger } from 'pino';
import type { Config } from '../config/read-config.ts';
import type { OnAnswered } from '../http/answered.ts';
import { listen } from '../http/border/listen.ts';
import type { WorkFacts } from '../metrics/work-facts.ts';
import type { Stores } from '../storage/open-storage.ts';
import { SECOND_MS } from '../time/clock.ts';
import type { OrgClock } from '../time/org-clock.ts';
import type { VideoParts } from './video.ts';
import type { WorkParts } from './work.ts';

interface MetricsNeeds {
  readonly config: Config;
  readonly stores: Stores;
  readonly video: VideoParts;
  readonly work: WorkParts;
  readonly clock: OrgClock;
  readonly log: Logger;
}

export interface MetricsParts {
  readonly onAnswered: OnAnswered;
  close(): void;
}

const NO_METRICS: MetricsParts = { onAnswered: () => undefined, close: () => undefined };

/** What the service tells of itself on `METRICS_PORT`; without that it counts nothing and loads nothing. */
export async function buildMetrics(needs: MetricsNeeds): Promise<MetricsParts> {
  const { config, log } = needs;
  if (config.metricsPort === null) return NO_METRICS;
  const [{ createMetrics }, { createMetricsServer }, { watchExchanges }] = await Promise.all([
    import('../metrics/create-metrics.ts'),
    import('../metrics/serve-metrics.ts'),
    import('../metrics/watch-exchanges.ts'),
  ]);
  const metrics = createMetrics(() => readFacts(needs));
  const origins = new Map([
    [new URL(config.salesforce.loginUrl).origin, 'salesforce'],
    [new URL(config.video.baseUrl).origin, 'video'],
  ]);
  const stopWatching = watchExchanges(origins, metrics.onExchange);
  const server = createMetricsServer(metrics, log);
  await listen(server, { port: config.metricsPort, host: config.host });
  log.info({ address: server.address() }, 'metrics are told');
  return {
    onAnswered: metrics.onAnswered,
    close: () => {
      stopWatching();
      server.close();
      server.closeAllConnections();
    },
  };
}

async function readFacts({ stores, video, work, clock }: MetricsNeeds): Promise<WorkFacts> {
  const orNull = <T>(looked: Promise<T>): Promise<T | null> => looked.catch(() => null);
  const [trouble, sessions, oldest, requests, files, calls] = await Promise.all([
    stores.trouble().catch(() => 'unknown'),
    orNull(stores.sessions.countUnwritten()),
    orNull(stores.sessions.oldestUnwritten()),
    orNull(stores.automation.countRequests()),
    orNull(stores.files.countFiles()),
    orNull(work.callLog.state()),
  ]);
  const aheadMs = clock.aheadMs();
  return {
    isStorageInTrouble: trouble !== null,
    unwritten: sessions?.unwritten ?? null,
    oldestUnwrittenSeconds: sessions === null ? null : oldest === null ? 0 : (clock.now() - oldest) / SECOND_MS,
    parked: sessions && requests && files && sessions.parked + requests.parked + files.parked,
    requestsWaiting: requests?.waiting ?? null,
    roomsWatched: calls?.watched ?? null,
    outcomeLagSeconds: calls?.lagSeconds ?? null,
    callsInDoubt: calls?.doubtCount ?? null,
    foreignCalls: calls?.foreignCount ?? null,
    filesDue: files?.due ?? null,
    events: work.events.subscription().state,
    clockAheadSeconds: aheadMs === null ? null : aheadMs / SECOND_MS,
    paused: {
      deliveries: work.writeBack.pause() !== null,
      'room-preparation': work.preparation.pause() !== null,
      'call-log': calls?.report.pause != null,
      rooms: video.service.isPaused(),
    },
  };
}
