import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { eventually, type Control, type Fault } from '../support/control.ts';
import { actAs, openRoom, type Person } from '../support/person.ts';
import { shareAmongTests } from '../support/share.ts';
import { faultsMet } from './faults-met.ts';
import { pauseAhead } from './pause-ahead.ts';
import { startStage, type LocalInstance, type Stage } from './stage.ts';
import { untilDelivered } from './until-delivered.ts';

const { contacts, cases } = seedIds;
const wish = { contactId: contacts.mobile, caseId: cases.open };
const SECOND_MS = 1000;
const COMPOSITE = 'composite$';
const TOKENS = '/api/v1/tokens$';
const HTML = { status: 200, headers: { 'content-type': 'text/html' }, body: '<h1>Maintenance</h1>' };
const EXPIRED = [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }];

let stage: Stage;
shareAmongTests(startStage, (started) => (stage = started));

let middleware: LocalInstance;
let person: Person;
let storage: NodeJS.ProcessEnv;
beforeEach(async () => {
  storage = stage.newStorage();
  middleware = await start({});
  person = await actAs(stage, 'agent@northlake.example');
  await eventually('it is ready', async () => (await fetch(`${middleware.url}/readyz`)).ok);
});
afterEach(() => middleware.end());

function start(environment: NodeJS.ProcessEnv): Promise<LocalInstance> {
  return stage.startHere({ ...storage, ...environment }, stage.sandbox.clock);
}

interface Broken {
  readonly name: string;
  readonly fault: Omit<Fault, 'path'>;
  readonly code: string;
  readonly retryAfter?: string;
}

const unavailable = (peer: string): Broken[] => {
  const told = { code: `${peer}_UNAVAILABLE`, retryAfter: '5' };
  return [
    { name: 'connections that are cut', fault: { cut: 'before' }, ...told },
    { name: 'answers that are cut within the body', fault: { cut: 'mid-body' }, ...told },
    { name: 'status 500', fault: { status: 500 }, ...told },
    { name: 'status 503', fault: { status: 503, body: 'down' }, ...told },
    { name: 'status 429', fault: { status: 429 }, ...told },
  ];
};
const busy = { status: 429, headers: { 'retry-after': '20' } };

const ofSalesforce: Broken[] = [
  ...unavailable('SALESFORCE'),
  { name: 'status 429 with Retry-After', fault: busy, code: 'SALESFORCE_UNAVAILABLE', retryAfter: '20' },
  { name: 'a web page with status 200', fault: HTML, code: 'SALESFORCE_UNAVAILABLE', retryAfter: '5' },
  { name: 'every token refused', fault: { status: 401, body: EXPIRED }, code: 'NOT_CONFIGURED' },
  {
    name: 'its allowance used up',
    fault: { status: 403, body: [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }] },
    code: 'SALESFORCE_UNAVAILABLE',
    retryAfter: '300',
  },
];

const ofVideo: Broken[] = [
  ...unavailable('VIDEO'),
  { name: 'status 429 with Retry-After', fault: busy, code: 'VIDEO_UNAVAILABLE', retryAfter: '20' },
  { name: 'a web page with status 200', fault: HTML, code: 'VIDEO_UNAVAILABLE', retryAfter: '5' },
  { name: 'the key refused', fault: { status: 401 }, code: 'VIDEO_UNAUTHORIZED' },
];

/** What is broken answers with its code, in few calls; once it is mended the same request gets its room. */
async function expectMended(control: Control, path: string, { fault, code, retryAfter }: Broken): Promise<void> {
  const asked = await person.ask(wish);
  await control.fault({ path, ...fault });
  const refused = await openRoom({ middlewareUrl: middleware.url }, asked);
  expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json/u);
  expect(refused.body).toMatchObject({ code, status: refused.status, detail: expect.any(String) });
  expect(refused.headers.get('retry-after')).toBe(retryAfter ?? null);
  expect(await faultsMet(control)).toBeLessThanOrEqual(4);

  await control.clearFaults();
  // As long as anything here is waited for: a Retry-After, the pause after tokens that were refused.
  stage.sandbox.clock.advance(35 * SECOND_MS);
  const { status, body } = await openRoom({ middlewareUrl: middleware.url }, asked);
  expect(status).toBe(201);
  await untilDelivered(middleware);
  expect(await stage.org.row('Video_Session__c', asked.sessionId)).toMatchObject({
    Status__c: 'Ready',
    Guest_Link__c: body['guestLink'],
    Failure_Code__c: null,
  });
}

describe('a request for a room while Salesforce answers with', () => {
  it.each(ofSalesforce)('$name is told $code, and works later', (broken) => expectMended(stage.org, COMPOSITE, broken));
});

describe('a request for a room while 8x8 answers with', () => {
  it.each(ofVideo)('$name is told $code, and works later', (broken) => expectMended(stage.video, TOKENS, broken));
});

describe('a write-back while Salesforce answers with', () => {
  const SOON = { fromMs: 0, toMs: 60 * SECOND_MS };
  it.each<Pick<Broken, 'name' | 'fault'> & { fromMs: number; toMs: number }>([
    { name: 'connections that are cut', fault: { cut: 'before' }, ...SOON },
    { name: 'answers that are cut within the body', fault: { cut: 'mid-body' }, ...SOON },
    { name: 'a web page with status 200', fault: HTML, ...SOON },
    { name: 'status 429', fault: { status: 429 }, ...SOON },
    {
      name: 'status 429 with Retry-After',
      fault: { ...busy, headers: { 'retry-after': '600' } },
      fromMs: 500 * SECOND_MS,
      toMs: 600 * SECOND_MS,
    },
  ])('$name waits its time, holds up no call, and is carried out', async ({ fault, fromMs, toMs }) => {
    await stage.org.fault({ path: 'composite/graph$', ...fault });
    const asked = [await person.ask(wish), await person.ask({ contactId: contacts.germany })];
    const at = { middlewareUrl: middleware.url };
    const rooms = [];
    for (const one of asked) {
      rooms.push(await openRoom(at, one));
      const pauseMs = await pauseAhead(middleware, stage.sandbox.clock);
      expect(pauseMs).toBeGreaterThan(fromMs);
      expect(pauseMs).toBeLessThanOrEqual(toMs);
    }
    expect(rooms.map(({ status }) => status)).toEqual([201, 201]);

    await stage.org.clearFaults();
    stage.sandbox.clock.advance(toMs);
    await untilDelivered(middleware);
    expect(await middleware.deliveries.list(1)).toEqual([]);
    for (const [index, { sessionId }] of asked.entries()) {
      expect(await stage.org.row('Video_Session__c', sessionId)).toMatchObject({
        Status__c: 'Ready',
        Guest_Link__c: rooms[index]?.body['guestLink'],
        Failure_Code__c: null,
      });
    }
  });
});

describe('peers that begin an answer and never end it', () => {
  it('are waited for so long and no longer, and hold up nobody else', async () => {
    const at = { middlewareUrl: middleware.url };
    const ask = (contactId: string) => person.ask({ contactId });
    const asked = await Promise.all([contacts.mobile, contacts.germany, contacts.singapore, contacts.britain].map(ask));
    const [first, second, third, fourth] = asked;
    if (!first || !second || !third || !fourth) throw new Error('not all were asked for');
    await stage.org.fault({ path: 'composite/graph$', stall: true, times: 1 });
    expect((await openRoom(at, first)).status).toBe(201);
    await eventually('the write-back waits', async () => (await faultsMet(stage.org)) === 1);
    await stage.org.fault({ path: COMPOSITE, stall: true, times: 1 });
    const waiting = openRoom(at, second);
    await eventually('a request waits for Salesforce', async () => (await faultsMet(stage.org)) === 2);
    await stage.video.fault({ path: TOKENS, stall: true, times: 2 });
    const alsoWaiting = openRoom(at, third);
    await eventually('a request waits for 8x8', async () => (await faultsMet(stage.video)) === 1);

    expect((await waiting).body).toMatchObject({ code: 'SALESFORCE_UNAVAILABLE', retryable: true });
    expect((await alsoWaiting).body).toMatchObject({ code: 'VIDEO_UNAVAILABLE', retryable: true });
    const after = await Promise.all([second, third, fourth].map((one) => openRoom(at, one)));
    expect(after.map(({ status }) => status)).toEqual([201, 201, 201]);
    await untilDelivered(middleware);
  });
});

describe('more callers than a Salesforce that hangs can be asked for', () => {
  it('hold up no write-back, and those who would wait in vain are told so', async () => {
    const at = { middlewareUrl: middleware.url };
    await stage.org.fault({ path: 'composite/graph$', status: 503, times: 1 });
    expect((await openRoom(at, await person.ask(wish))).status).toBe(201);
    await pauseAhead(middleware, stage.sandbox.clock);

    await stage.org.fault({ path: COMPOSITE, stall: true });
    const asked = await person.ask({ contactId: contacts.germany });
    const told: unknown[] = [];
    const callers = Array.from({ length: 30 }, async () => {
      told.push((await openRoom(at, asked)).body['code']);
    });
    await eventually('as many as may hang', async () => (await faultsMet(stage.org)) === 1 + 20);
    stage.sandbox.clock.advance(60 * SECOND_MS);
    await untilDelivered(middleware);
    expect(told).toEqual([]);

    await Promise.all(callers);
    expect(told.filter((code) => code === 'SALESFORCE_UNAVAILABLE')).toHaveLength(20);
    expect(told.filter((code) => code === 'OVERLOADED')).toHaveLength(10);
  });
});

describe('a peer whose name is unknown', () => {
  it('is told as not available', async () => {
    const lost = await start({ VIDEO_BASE_URL: 'https://video.invalid' });
    const asked = await person.ask(wish);
    const { body } = await openRoom({ middlewareUrl: lost.url }, asked);
    expect(body).toMatchObject({ code: 'VIDEO_UNAVAILABLE', retryable: true });
    await lost.end();
    expect((await openRoom({ middlewareUrl: middleware.url }, asked)).status).toBe(201);
  });

  it('keeps the middleware from being ready, and does not end it', async () => {
    const lost = await start({ SALESFORCE_LOGIN_URL: 'https://org.invalid' });
    const ready = await fetch(`${lost.url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ status: 'not ready', reason: expect.stringMatching(/Salesforce/u) });
    const answer = await openRoom({ middlewareUrl: lost.url }, await person.ask(wish));
    expect(answer.body).toMatchObject({ code: 'SALESFORCE_UNAVAILABLE', retryable: true });
    await lost.end();
  });
});
