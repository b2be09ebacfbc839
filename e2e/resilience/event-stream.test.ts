import { describe, expect, it } from 'vitest';
import type { EventStore } from '../../middleware/storage/event-store.ts';
import { eventually } from '../support/control.ts';
import { shareAmongTests } from '../support/share.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { startEventStage, type EventStage, type Receiving, type ReceivingOptions } from './event-stage.ts';

const HOUR_MS = 3_600_000;
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

let stage: EventStage;
shareAmongTests(startEventStage, (started) => (stage = started));

async function connected(options?: ReceivingOptions): Promise<Receiving> {
  const receiving = stage.receive(options);
  await isConnected(receiving);
  return receiving;
}

async function isConnected({ subscription }: Receiving): Promise<void> {
  await eventually('the bus is heard', () => Promise.resolve(subscription().state === 'connected'));
}

const tokenRequests = async (): Promise<number> =>
  (await stage.org.requests()).filter(({ path }) => path === '/services/oauth2/token').length;

interface Bus {
  readonly subscriptions: readonly { readonly delivered: number; readonly pending: number }[];
}
const bus = async (): Promise<Bus> => (await stage.org.get('/events')) as Bus;

describe('receiving events', () => {
  it('takes everything that the bus has, then everything that comes, in order', async () => {
    stage.publish(...range(1, 250));
    const { subscription } = await connected();
    stage.publish(...range(251, 300));
    expect(await stage.taken(300)).toEqual(range(1, 300));
    expect(subscription()).toMatchObject({ state: 'connected', lastError: null });
    expect(subscription().lastEventAt).not.toBeNull();
  });

  it('goes on where it stopped, with what was published meanwhile', async () => {
    const first = await connected();
    stage.publish(1, 2);
    await stage.taken(2);
    await first.stop();
    stage.publish(3);
    const second = await connected();
    expect(await stage.taken(3)).toEqual([1, 2, 3]);
    expect((await bus()).subscriptions).toMatchObject([{ delivered: 1 }]);
    expect(second.gaps).toBe(0);
  });

  it.each([
    ['cut', 'reset'],
    ['ended in good order', 'half-close'],
  ])('opens a stream again that was %s', async (_, how) => {
    const receiving = await connected();
    stage.publish(1);
    await stage.taken(1);
    for (const number of [2, 3]) {
      await isConnected(receiving);
      await stage.org.post('/events/cut', { how });
      stage.publish(number);
      await stage.taken(number);
    }
    expect(await stage.taken(3)).toEqual([1, 2, 3]);
    expect(receiving.gaps).toBe(0);
  });

  it('logs in anew when its token was revoked, once', async () => {
    const receiving = await connected();
    stage.publish(1);
    await stage.taken(1);
    expect(await tokenRequests()).toBe(1);
    await stage.org.post('/tokens/revoke');
    stage.publish(2);
    expect(await stage.taken(2)).toEqual([1, 2]);
    await isConnected(receiving);
    expect(await tokenRequests()).toBe(2);
  });

  it('says that the login is refused, and comes back when it is not any more', async () => {
    await stage.org.fault({ path: 'oauth2/token', status: 400, body: { error: 'invalid_client' } });
    const receiving = stage.receive();
    await eventually('the login was refused', () =>
      Promise.resolve(receiving.subscription().lastError?.kind === 'auth'),
    );
    stage.publish(1);
    await stage.org.clearFaults();
    expect(await stage.taken(1)).toEqual([1]);
  });

  it('reads the earliest events again when its replay id has expired, and says that some may be missed', async () => {
    const first = await connected();
    stage.publish(1);
    await stage.taken(1);
    await first.stop();
    stage.sandbox.clock.advance(48 * HOUR_MS);
    stage.publish(2);
    stage.sandbox.clock.advance(25 * HOUR_MS);
    stage.publish(3);
    const second = await connected();
    expect(await stage.taken(3)).toEqual([1, 2, 3]);
    expect(second.gaps).toBe(1);
    expect(second.log()).toContain('fetch.replayid.corrupted');
  });

  it('does the same when the org has moved and no replay id is valid any more', async () => {
    const receiving = await connected();
    stage.publish(1, 2);
    await stage.taken(2);
    await stage.org.post('/events/expire');
    await isConnected(receiving);
    stage.publish(3);
    expect(await stage.taken(3)).toEqual([1, 2, 3]);
    expect(receiving.gaps).toBe(1);
    await receiving.stop();
    expect((await connected()).gaps).toBe(0);
  });

  it('leaves a connection that has gone silent for a new one', async () => {
    const proxy = await startTcpProxy(Number(new URL(stage.sandbox.eventsUrl).port));
    const receiving = await connected({ port: proxy.port, idleMs: 300 });
    stage.publish(1);
    await stage.taken(1);
    const { connections } = proxy;
    proxy.swallow();
    stage.publish(2);
    expect(await stage.taken(2)).toEqual([1, 2]);
    expect(proxy.connections).toBeGreaterThan(connections);
    expect(receiving.log()).toContain('IDLE');
    await receiving.stop();
    await proxy.close();
  });

  it('leaves a stream that is open and silent for a new one', async () => {
    await connected({ idleMs: 300 });
    await stage.org.post('/events/stall', { isStalled: true });
    stage.publish(1);
    await eventually('the stream is left', async () => {
      const [subscription] = (await bus()).subscriptions;
      return subscription === undefined;
    });
    await stage.org.post('/events/stall', { isStalled: false });
    expect(await stage.taken(1)).toEqual([1]);
  });

  it('waits for a bus that is gone for a while', async () => {
    const receiving = await connected();
    await stage.org.post('/events/down', { isDown: true });
    stage.publish(1);
    await eventually('it is waiting', () => Promise.resolve(receiving.subscription().state === 'waiting'));
    expect(receiving.subscription().lastError?.kind).toBe('retry');
    await stage.org.post('/events/down', { isDown: false });
    expect(await stage.taken(1)).toEqual([1]);
  });

  it('asks once for a session whose event was published twice', async () => {
    await connected();
    stage.publish(1);
    await stage.org.post('/events/repeat');
    stage.publish(2);
    expect(await stage.taken(2)).toEqual([1, 2]);
    expect((await bus()).subscriptions).toMatchObject([{ delivered: 3 }]);
  });

  it('asks the bus for no more than it can keep', async () => {
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const { cursor, accept } = stage.stores.events;
    const store: EventStore = { cursor, accept: (batch) => held.then(() => accept(batch)) };
    stage.publish(...range(1, 1000));
    await connected({ store });
    await eventually('the first are delivered', async () => (await bus()).subscriptions[0]?.delivered === 100);
    // Another event wakes the bus, and still nothing more goes out.
    stage.publish(1001);
    await stage.org.post('/events/keepalive');
    expect((await bus()).subscriptions).toMatchObject([{ delivered: 100, pending: 0 }]);
    letGo();
    expect(await stage.taken(1001)).toEqual(range(1, 1001));
  });

  it('leaves out events of other orgs, and says so', async () => {
    const receiving = await connected();
    stage.publishFrom('00D000000000009EAA', 1);
    stage.publish(2);
    expect(await stage.taken(1)).toEqual([2]);
    expect(receiving.log()).toContain('an event of another org is left out');
  });

  it('moves its place with every keepalive, so that it does not grow too old', async () => {
    const receiving = await connected();
    const channel = `${stage.sandbox.org.organizationId}/event/Video_Session_Requested__e`;
    await stage.org.post('/events/keepalive');
    await eventually('there is a place', async () => (await stage.stores.events.cursor(channel)) !== null);
    await receiving.stop();
    stage.publish(1);
    await connected();
    await stage.taken(1);
    expect((await bus()).subscriptions).toMatchObject([{ delivered: 1 }]);
  });

  it('stays off where the org has no such event, says so once, and asks rarely', async () => {
    const receiving = stage.receive({ event: 'Video_Session_Lost__e' });
    await eventually('it is waiting', () => Promise.resolve(receiving.subscription().state === 'waiting'));
    expect(receiving.subscription().lastError).toMatchObject({ kind: 'missing', code: 'topic.not.found' });
    expect(receiving.log().match(/automation is off/gu)).toHaveLength(1);
  });

  it('logs no token', async () => {
    const receiving = await connected();
    await stage.org.post('/tokens/revoke');
    stage.publish(1);
    await stage.taken(1);
    expect(receiving.log()).not.toContain('!AQ');
  });
});
