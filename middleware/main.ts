import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { explainStart } from './config/explain-start.ts';
import { readConfig, type Config } from './config/read-config.ts';
import type { Deliveries } from './domain/deliveries.ts';
import { describeCause } from './errors/app-error.ts';
import { listen } from './http/border/listen.ts';
import { createLogger } from './log/create-logger.ts';
import { buildChecks } from './parts/checks.ts';
import { end } from './parts/end.ts';
import { buildHttp } from './parts/http.ts';
import { buildMetrics } from './parts/metrics.ts';
import { buildSalesforce } from './parts/salesforce.ts';
import { buildSettings, tellReadiness } from './parts/settings.ts';
import { buildStorage } from './parts/storage.ts';
import { buildVideo } from './parts/video.ts';
import { startWork } from './parts/work.ts';
import { SECOND_MS, systemClock, type Clock } from './time/clock.ts';
import { createOrgClock } from './time/org-clock.ts';

export interface Middleware {
  readonly port: number;
  /** Parked deliveries and their retry, for the setup page. */
  readonly deliveries: Deliveries;
  /** One round of the periodic work now, in place of waiting for its time. */
  reconcile(): Promise<void>;
  /**
   * Stops taking requests, answers those in flight, writes back what is due, and ends within ten seconds.
   *
   * @param noticeMs how long requests are still taken while `/readyz` says that it ends, milliseconds; default none
   */
  close(noticeMs?: number): Promise<void>;
}

// A load balancer that asks /readyz every second or two sends nobody here any more when the listener closes.
const NOTICE_MS = 2 * SECOND_MS;

/** Builds the service from its configuration and listens: the one place where the parts meet. */
export async function startMiddleware(config: Config, log: Logger, machine: Clock = systemClock): Promise<Middleware> {
  let draining = false;
  const isDraining = () => draining;

  const clock = createOrgClock(machine);
  const stores = await buildStorage(config.storage, log);
  const salesforce = buildSalesforce(config, clock);
  const settings = buildSettings(salesforce, stores.setup, log);
  const video = buildVideo(config.video, stores, clock, log);
  const work = startWork({ stores, salesforce, settings, video, clock, log });
  const { automation, files, retention } = stores;
  const checks = buildChecks({
    ...{ origin: config.publicOrigin, salesforce, video, automation },
    ...{ files, retention, work, clock },
  });
  const metrics = await buildMetrics({ config, stores, video, work, clock, log });
  const { onAnswered } = metrics;
  const needs = { config, stores, salesforce, settings, video, work, checks, onAnswered, isDraining, clock, log };
  const server = buildHttp(needs);

  await listen(server, config);
  const { port } = server.address() as AddressInfo;
  log.info({ port, origin: config.publicOrigin, org: config.salesforce.loginUrl, video: video.baseUrl }, 'listening');
  log.info({ storage: stores.sessions.description }, 'storage open');
  work.wake();
  if ((await video.apiKeys.current()) === null)
    log.warn('no 8x8 API key yet: no call can be started (tab Video Setup)');
  void tellReadiness(settings.source, log);

  return {
    port,
    deliveries: work.deliveries,
    reconcile: work.runOnce,
    close: (noticeMs = 0) => {
      draining = true;
      return end({ server, metrics, work, salesforce, video, stores, log }, noticeMs);
    },
  };
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
