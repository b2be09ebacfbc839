import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { createLogger } from '../../middleware/log/create-logger.ts';
import { createSalesforceConnection } from '../../middleware/salesforce/connection.ts';
import { createEventSource } from '../../middleware/salesforce/events/event-source.ts';
import { openStorage, type StoragePlace } from '../../middleware/storage/open-storage.ts';
import { startPostgres } from '../../middleware/test-support/postgres.ts';
import { systemClock } from '../../middleware/time/clock.ts';
import { startReceivingEvents } from '../../middleware/work/receive-events.ts';
import { forkOwn, messageOf } from '../support/own-child.ts';
import { scaled } from '../support/scale.ts';
import { printFigure, rounded } from '../support/table.ts';

const EVENTS = scaled(20_000);
const KEY = Buffer.alloc(32, 1).toString('base64');
const addresses = z.object({ orgUrl: z.string(), eventsUrl: z.string() });
type Addresses = z.infer<typeof addresses>;

async function measure(place: StoragePlace, { orgUrl, eventsUrl }: Addresses): Promise<number> {
  const connection = createSalesforceConnection({
    loginUrl: orgUrl,
    credentials: { kind: 'client-credentials', clientId: 'sandbox-client', clientSecret: 'sandbox-secret' },
    transport: { deadlineMs: 5000, connections: 2 },
    clock: systemClock,
  });
  const source = createEventSource({
    endpoint: { address: new URL(eventsUrl).host, isPlain: true },
    connection,
    event: 'Video_Session_Requested__e',
  });
  const stores = await openStorage(place, [KEY], () => undefined);
  const startedAt = performance.now();
  const receiver = startReceivingEvents({
    source,
    store: stores.events,
    leases: stores.sessions,
    clock: systemClock,
    log: createLogger('silent'),
    onRequests: () => undefined,
    onGap: () => undefined,
  });
  while ((await stores.automation.countRequests()).waiting < EVENTS) await delay(20);
  const seconds = (performance.now() - startedAt) / 1000;
  await receiver.stop();
  await connection.close();
  await stores.close();
  return EVENTS / seconds;
}

/** How many events a second come from the bus into committed requests for rooms, cursor and all. */
export async function measureEvents(): Promise<void> {
  const bus = forkOwn(path.join(import.meta.dirname, '../support/event-bus.ts'));
  const directory = mkdtempSync(path.join(tmpdir(), 'start-video-bench-events-'));
  const postgres = await startPostgres();
  try {
    const at = addresses.parse(await messageOf(bus));
    bus.send(EVENTS);
    await messageOf(bus);
    printFigure({
      measured: `events per second from the bus to committed requests, ${EVENTS} waiting`,
      SQLite: rounded(await measure({ directory }, at)),
      PostgreSQL: rounded(await measure({ databaseUrl: await postgres.createDatabase() }, at)),
    });
  } finally {
    bus.kill('SIGKILL');
    await postgres.stop();
    rmSync(directory, { recursive: true });
  }
}
