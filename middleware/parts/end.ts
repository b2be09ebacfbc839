import type { Server } from 'node:http';
import type { Logger } from 'pino';
import { describeCause } from '../errors/app-error.ts';
import { drainServer } from '../http/drain-server.ts';
import type { Stores } from '../storage/open-storage.ts';
import { SECOND_MS } from '../time/clock.ts';
import { pass } from '../time/pass.ts';
import type { MetricsParts } from './metrics.ts';
import type { SalesforceParts } from './salesforce.ts';
import type { VideoParts } from './video.ts';
import type { WorkParts } from './work.ts';

interface Running {
  readonly server: Server;
  readonly metrics: MetricsParts;
  readonly work: WorkParts;
  readonly salesforce: SalesforceParts;
  readonly video: VideoParts;
  readonly stores: Stores;
  readonly log: Logger;
}

// Together below the ten seconds that container platforms usually give before they kill.
const DRAIN_MS = 8.5 * SECOND_MS;
const LAST_WORDS_MS = SECOND_MS / 2;

/**
 * Answers the requests in flight, writes back what is due, and ends within `DRAIN_MS` and two last words.
 *
 * @param noticeMs how long requests are still taken, milliseconds
 */
export async function end(
  { server, metrics, work, salesforce, video, stores, log }: Running,
  noticeMs: number,
): Promise<void> {
  const drained = drain(server, work, log, noticeMs);
  await Promise.race([drained, pass(DRAIN_MS)]);
  // What still waits for a peer learns now that there will be no answer, so that it can be answered and put back.
  await Promise.all([salesforce.connection.close(), video.service.close(), video.reporting.close()]);
  await Promise.race([drained, pass(LAST_WORDS_MS)]);
  server.closeAllConnections();
  metrics.close();
  // It waits for what is under way there, and a database that does not answer would keep the process.
  await Promise.race([stores.close(), pass(LAST_WORDS_MS)]);
  log.info('ended');
}

/** First no more requests, then no more work. Never rejects. */
async function drain(server: Server, work: WorkParts, log: Logger, noticeMs: number): Promise<void> {
  try {
    await pass(noticeMs);
    await drainServer(server);
    const unwritten = await work.stop();
    if (unwritten > 0) log.warn({ unwritten }, 'sessions wait in the storage for the next start');
  } catch (error) {
    log.error({ error: describeCause(error) }, 'the storage failed while ending');
  }
}
