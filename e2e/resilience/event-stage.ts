import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLogger } from '../../middleware/log/create-logger.ts';
import { createSalesforceConnection } from '../../middleware/salesforce/connection.ts';
import { createEventSource } from '../../middleware/salesforce/events/event-source.ts';
import type { EventStore } from '../../middleware/storage/event-store.ts';
import { openStorage, type Stores } from '../../middleware/storage/open-storage.ts';
import { startReceivingEvents, type EventReceiver } from '../../middleware/work/receive-events.ts';
import { toRecordId } from '../../middleware/domain/record-id.ts';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { createControl, eventually, type Control } from '../support/control.ts';
import { PROJECT } from '../support/project.ts';

export const EVENT = 'Video_Session_Requested__e';
const KEY = Buffer.alloc(32, 1).toString('base64');
const PACE = { leaseMs: 2000, lookMs: 200, retryFirstMs: 20, retryLongestMs: 100 };

export interface Receiving extends EventReceiver {
  /** How often it was told that events may have been missed. */
  readonly gaps: number;
  log(): string;
}

export interface ReceivingOptions {
  readonly event?: string;
  /** Where the Pub/Sub API is reached; default: directly. */
  readonly port?: number;
  readonly idleMs?: number;
  readonly secret?: string;
  /** In place of the real store. */
  readonly store?: EventStore;
}

export interface EventStage {
  readonly sandbox: Sandbox;
  readonly org: Control;
  readonly stores: Stores;
  receive(options?: ReceivingOptions): Receiving;
  /** Publishes requests for sessions with these numbers. */
  publish(...numbers: number[]): void;
  publishFrom(organizationId: string, number: number): void;
  /** Waits until so many requests were taken, and returns their numbers in order. */
  taken(count: number): Promise<number[]>;
  /** Empties bus and storage. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

const idOf = (number: number): string => toRecordId(`a0q${String(number).padStart(12, '0')}`) ?? '';

/** The sandbox's bus, and the part of the middleware that listens to it, over a socket. */
export async function startEventStage(): Promise<EventStage> {
  const sandbox = await startSandbox({ project: PROJECT, lightning: false });
  const org = createControl(sandbox.orgUrl);
  const directory = mkdtempSync(path.join(tmpdir(), 'start-video-event-stage-'));
  let rounds = 0;
  const open = (): Promise<Stores> =>
    openStorage({ directory: path.join(directory, String((rounds += 1))) }, [KEY], () => undefined);
  let stores = await open();
  const started: (() => Promise<void>)[] = [];
  const end = async (): Promise<void> => {
    await Promise.all(started.splice(0).map((stop) => stop()));
    await stores.close();
  };

  function publishFrom(Org_Id__c: string, number: number): void {
    sandbox.org.system().publish(EVENT, { Session_Id__c: idOf(number), Org_Id__c });
  }

  function receive({
    event = EVENT,
    port,
    idleMs,
    secret = 'sandbox-secret',
    store,
  }: ReceivingOptions = {}): Receiving {
    const lines: string[] = [];
    let gaps = 0;
    const connection = createSalesforceConnection({
      loginUrl: sandbox.orgUrl,
      credentials: { kind: 'client-credentials', clientId: 'sandbox-client', clientSecret: secret },
      transport: { deadlineMs: 5000, connections: 2 },
      clock: sandbox.clock,
    });
    const source = createEventSource({
      endpoint: { address: `localhost:${port ?? new URL(sandbox.eventsUrl).port}`, isPlain: true },
      connection,
      event,
      ...(idleMs === undefined ? {} : { idleMs }),
    });
    const receiver = startReceivingEvents({
      source,
      store: store ?? stores.events,
      leases: stores.sessions,
      clock: sandbox.clock,
      log: createLogger('debug', { write: (line: string) => void lines.push(line) }),
      onRequests: () => undefined,
      onGap: () => (gaps += 1),
      pace: PACE,
    });
    const stop = async (): Promise<void> => {
      await receiver.stop();
      await connection.close();
    };
    started.push(stop);
    return {
      subscription: receiver.subscription,
      stop: async () => {
        started.splice(started.indexOf(stop), 1);
        await stop();
      },
      get gaps() {
        return gaps;
      },
      log: () => lines.join(''),
    };
  }

  return {
    sandbox,
    org,
    get stores() {
      return stores;
    },
    receive,
    publish: (...numbers) => {
      for (const number of numbers) publishFrom(sandbox.org.organizationId, number);
    },
    publishFrom,
    taken: async (count) => {
      await eventually(`${count} requests were taken`, async () => {
        return (await stores.automation.countRequests()).waiting >= count;
      });
      const claims = await stores.automation.claimRequests(sandbox.clock.now(), 10_000, 1);
      await stores.automation.releaseRequests(claims, null);
      return claims.map(({ sessionId }) => Number(sessionId.slice(3, 15)));
    },
    reset: async () => {
      await end();
      await org.reset();
      stores = await open();
    },
    close: async () => {
      await end();
      await sandbox.close();
      rmSync(directory, { recursive: true });
    },
  };
}
