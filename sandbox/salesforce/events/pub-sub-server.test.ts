import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MovableClock } from '../../core/clock.ts';
import { seedIds } from '../../seeds/index.ts';
import { createEventOrg, permitOrders } from '../../test-support/event-org.ts';
import { TokenStore } from '../oauth/token-store.ts';
import type { Org } from '../types.ts';
import { createCaller, type Identity, type Stream } from './fixtures/pub-sub-caller.ts';
import { startPubSubServer, type PubSubServer } from './pub-sub-server.ts';

const HOUR_MS = 3_600_000;
const PATIENCE_MS = 60_000;
const TOPIC = '/event/Order_Placed__e';
const ORG_URL = 'http://localhost:3000';
const { users } = seedIds;

let org: Org & { readonly clock: MovableClock };
let tokens: TokenStore;
let server: PubSubServer;
let identity: Identity;
let caller: ReturnType<typeof createCaller>;
beforeEach(async () => {
  org = createEventOrg();
  tokens = new TokenStore(org.clock, org.organizationId);
  permitOrders(org, users.integration, 'Order_Reader');
  server = await startPubSubServer({ org, tokens, orgUrl: () => ORG_URL, keepaliveMs: 60_000, idleRequestMs: 200 });
  identity = {
    accesstoken: tokens.issue(users.integration),
    instanceurl: ORG_URL,
    tenantid: org.organizationId,
  };
  caller = createCaller(server.port, identity);
});
afterEach(() => {
  caller.close();
  server.stop();
});

function publish(...numbers: string[]): void {
  for (const Number__c of numbers) org.system().publish('Order_Placed__e', { Number__c });
}

async function until(probe: () => boolean): Promise<void> {
  const giveUpAt = Date.now() + PATIENCE_MS;
  while (!probe()) {
    if (Date.now() > giveUpAt) throw new Error(`Waited in vain until ${probe.toString()}`);
    await delay(5);
  }
}

const heard = ({ answers }: Stream) => answers.flatMap(({ events }) => events);

async function numbersOf(stream: Stream): Promise<unknown[]> {
  const values = await Promise.all(heard(stream).map(caller.decode));
  return values.map((value) => (value as { Number__c: string }).Number__c);
}

async function endingOf(first: object, as = caller): Promise<string | undefined> {
  const stream = as.subscribe(first);
  await until(() => stream.ending !== undefined);
  return stream.ending;
}

describe('a subscription', () => {
  it('gets what is published from now on, decoded by its schema', async () => {
    publish('before');
    const stream = caller.subscribe({ topic_name: TOPIC, num_requested: 10 });
    await until(() => server.subscriptions[0]?.pending === 10);
    org.system().publish('Order_Placed__e', {
      Number__c: 'A-1',
      Amount__c: 12.5,
      Is_Gift__c: true,
      Due__c: '2026-11-24T08:00:00Z',
    });
    org.system().publish('Order_Viewed__e', { Number__c: 'A-2' });
    await until(() => heard(stream).length === 1);
    const [event] = heard(stream);
    expect(event && (await caller.decode(event))).toEqual({
      CreatedDate: org.clock.now(),
      CreatedById: org.system().user.id,
      Number__c: 'A-1',
      Note__c: null,
      Amount__c: 12.5,
      Is_Gift__c: true,
      Due__c: Date.UTC(2026, 10, 24, 8),
    });
    expect(event?.event.id).toBe(org.events.list()[1]?.eventUuid);
  });

  it('gets no more than it asked for, and the rest when it asks again', async () => {
    publish(...Array.from({ length: 250 }, (_, index) => String(index)));
    const stream = caller.subscribe({ topic_name: TOPIC, replay_preset: 'EARLIEST', num_requested: 500 });
    await until(() => heard(stream).length === 100);
    stream.request({ num_requested: 3 });
    await until(() => heard(stream).length === 103);
    expect(stream.answers.at(-1)?.pending_num_requested).toBe(0);
    expect((await numbersOf(stream)).at(-1)).toBe('102');
  });

  it('goes on behind the event whose replay id it gives', async () => {
    publish('1', '2', '3');
    const first = caller.subscribe({ topic_name: TOPIC, replay_preset: 'EARLIEST', num_requested: 2 });
    await until(() => heard(first).length === 2);
    const replay_id = heard(first).at(-1)?.replay_id;
    const second = caller.subscribe({ topic_name: TOPIC, replay_preset: 'CUSTOM', replay_id, num_requested: 5 });
    await until(() => heard(second).length === 1);
    expect(await numbersOf(second)).toEqual(['3']);
  });

  it('hears with a keepalive up to where there is nothing more, and can come back there', async () => {
    const stream = caller.subscribe({ topic_name: TOPIC, num_requested: 1 });
    await until(() => server.subscriptions[0]?.pending === 1);
    server.sendKeepalives();
    await until(() => stream.answers.length === 1);
    expect(heard(stream)).toEqual([]);
    publish('next');
    const replay_id = stream.answers[0]?.latest_replay_id;
    const later = caller.subscribe({ topic_name: TOPIC, replay_preset: 'CUSTOM', replay_id, num_requested: 5 });
    await until(() => heard(later).length === 1);
    expect(await numbersOf(later)).toEqual(['next']);
  });

  it('is not told by a keepalive to leave out what it has not asked for', async () => {
    publish('1', '2');
    const stream = caller.subscribe({ topic_name: TOPIC, replay_preset: 'EARLIEST', num_requested: 1 });
    await until(() => heard(stream).length === 1);
    server.sendKeepalives();
    await until(() => stream.answers.length === 2);
    expect(stream.answers[1]?.latest_replay_id).toEqual(heard(stream)[0]?.replay_id);
  });

  it('is ended when nothing has been asked for in a while', async () => {
    publish('1');
    expect(await endingOf({ topic_name: TOPIC, replay_preset: 'EARLIEST', num_requested: 1 })).toBe('end');
    expect(server.subscriptions).toEqual([]);
  });

  it('is forgotten when its caller goes away', async () => {
    const stream = caller.subscribe({ topic_name: TOPIC, num_requested: 1 });
    await until(() => server.subscriptions.length === 1);
    stream.cancel();
    await until(() => server.subscriptions.length === 0);
  });
});

describe('a subscription is refused', () => {
  const first = { topic_name: TOPIC, num_requested: 1 };

  it.each<[string, object, string]>([
    ['without a topic', { num_requested: 1 }, 'topic.validation.empty'],
    ['of an unknown topic', { topic_name: '/event/Order_Lost__e', num_requested: 1 }, 'topic.not.found'],
    ['of an object', { topic_name: '/event/Contact', num_requested: 1 }, 'topic.not.found'],
    ['for no events', { ...first, num_requested: 0 }, 'subscription.fetch.requested.events.invalid'],
    ['without its replay id', { ...first, replay_preset: 'CUSTOM' }, 'subscription.fetch.replayid.validation.failed'],
    [
      'with a foreign replay id',
      { ...first, replay_preset: 'CUSTOM', replay_id: Buffer.alloc(8, 1) },
      'subscription.fetch.replayid.corrupted',
    ],
  ])('%s', async (_, message, code) => {
    expect(await endingOf(message)).toBe(code);
  });

  it('for another topic on the way', async () => {
    const stream = caller.subscribe(first);
    stream.request({ topic_name: '/event/Order_Viewed__e', num_requested: 1 });
    await until(() => stream.ending !== undefined);
    expect(stream.ending).toBe('subscription.fetch.topic.mismatch');
  });

  it('with a replay id of more than 72 hours, or of before a move of the org', async () => {
    publish('1');
    const stream = caller.subscribe({ ...first, replay_preset: 'EARLIEST' });
    await until(() => heard(stream).length === 1);
    const again = { ...first, replay_preset: 'CUSTOM', replay_id: heard(stream)[0]?.replay_id };
    org.events.expireReplayIds({ loseEvents: false });
    expect(await endingOf(again)).toBe('subscription.fetch.replayid.corrupted');
    const tip = { ...again, replay_id: org.events.tip().replayId };
    org.clock.advance(72 * HOUR_MS + 1);
    const late = createCaller(server.port, { ...identity, accesstoken: tokens.issue(users.integration) });
    expect(await endingOf(tip, late)).toBe('subscription.fetch.replayid.corrupted');
    late.close();
  });

  it.each<[string, (identity: Identity) => Partial<Identity>, string]>([
    ['without a token', ({ accesstoken: _, ...others }) => others, 'service.auth.headers.invalid'],
    ['with a short tenant', (all) => ({ ...all, tenantid: all.tenantid.slice(0, 15) }), 'service.auth.headers.invalid'],
    ['with an address that is none', (all) => ({ ...all, instanceurl: 'acme' }), 'service.auth.headers.invalid'],
    ['of another org', (all) => ({ ...all, tenantid: '00D000000000009EAA' }), 'service.auth.error'],
    ['of another instance', (all) => ({ ...all, instanceurl: 'https://acme.example' }), 'service.auth.error'],
    ['with an unknown token', (all) => ({ ...all, accesstoken: 'none' }), 'service.auth.error'],
  ])('%s', async (_, change, code) => {
    const other = createCaller(server.port, change(identity));
    expect(await endingOf(first, other)).toBe(code);
    await expect(other.getTopic(TOPIC)).rejects.toThrow(code);
    other.close();
  });

  it('to whom may not read the event', async () => {
    const agent = createCaller(server.port, { ...identity, accesstoken: tokens.issue(users.agent) });
    expect(await endingOf(first, agent)).toBe('subscription.topic.cannot.subscribe');
    await expect(agent.getTopic(TOPIC)).rejects.toThrow('topic.meta.permission');
    const { schema_id } = await caller.getTopic(TOPIC);
    await expect(agent.getSchema(schema_id)).rejects.toThrow('schema.meta.permission');
    agent.close();
  });
});

describe('a topic', () => {
  it('says what the caller may do, and its schema has the shape that Salesforce gives', async () => {
    const topic = await caller.getTopic(TOPIC);
    expect(topic).toMatchObject({ can_publish: false, can_subscribe: true });
    expect(JSON.parse(await caller.getSchema(topic.schema_id))).toMatchObject({
      name: 'Order_Placed__e',
      namespace: 'com.sforce.eventbus',
      fields: expect.arrayContaining([
        { name: 'CreatedDate', type: 'long', doc: 'CreatedDate:DateTime' },
        { name: 'Note__c', type: ['null', 'string'], doc: 'Data:Text', default: null },
      ]),
      uuid: topic.schema_id,
    });
  });
});

describe('trouble on demand', () => {
  const first = { topic_name: TOPIC, num_requested: 5 };

  it.each([
    ['reset', '14'],
    ['half-close', 'end'],
  ] as const)('ends streams by %s', async (how, ending) => {
    const stream = caller.subscribe(first);
    await until(() => server.subscriptions.length === 1);
    server.endStreams(how);
    await until(() => stream.ending !== undefined);
    expect(stream.ending).toBe(ending);
  });

  it('ends the stream of a token that was revoked, at the next event', async () => {
    const stream = caller.subscribe(first);
    await until(() => server.subscriptions[0]?.pending === 5);
    tokens.revokeAll();
    publish('1');
    await until(() => stream.ending !== undefined);
    expect(stream).toMatchObject({ ending: 'service.auth.error', answers: [] });
  });

  it('holds everything back while it is stalled', async () => {
    const stream = caller.subscribe(first);
    await until(() => server.subscriptions[0]?.pending === 5);
    server.stall(true);
    publish('1');
    await caller.getTopic(TOPIC);
    expect(stream.answers).toEqual([]);
    server.stall(false);
    await until(() => heard(stream).length === 1);
  });

  it('refuses calls for a while, and is gone and back on the same port', async () => {
    server.refuseNext(1);
    await expect(caller.getTopic(TOPIC)).rejects.toThrow('service.unavailable');
    server.stop();
    await expect(caller.getTopic(TOPIC)).rejects.toThrow('14');
    await server.start();
    const back = createCaller(server.port, identity);
    expect(await back.getTopic(TOPIC)).toMatchObject({ can_subscribe: true });
    back.close();
  });
});
