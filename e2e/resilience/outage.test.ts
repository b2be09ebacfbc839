import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { actAs, openRoom, type Answer, type Asked } from '../support/person.ts';
import { shareAmongTests } from '../support/share.ts';
import { pauseAhead } from './pause-ahead.ts';
import { startStage, type LocalInstance, type Stage } from './stage.ts';
import { readBacklog, untilDelivered } from './until-delivered.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const GRAPH = 'composite/graph$';
const DOWN = { status: 503, body: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'down' }] };
const EXPIRED = [{ errorCode: 'INVALID_SESSION_ID', message: 'expired' }];
const { contacts, cases } = seedIds;
const WISHES = [
  { contactId: contacts.mobile, caseId: cases.open },
  { contactId: contacts.singapore, caseId: cases.otherContact },
  { contactId: contacts.germany },
];

let stage: Stage;
shareAmongTests(startStage, (started) => (stage = started));

let middleware: LocalInstance;
beforeEach(async () => {
  middleware = await stage.startHere(stage.newStorage(), stage.sandbox.clock);
});
afterEach(() => middleware.end());

/** Starts a call for each wish. The person logs in anew, for the clock may have moved by more than a login lives. */
async function startCalls(count: number): Promise<{ asked: Asked; answer: Answer }[]> {
  const person = await actAs(stage, 'agent@northlake.example');
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const asked = await person.ask(WISHES[index % WISHES.length] ?? { contactId: contacts.mobile });
      return { asked, answer: await openRoom({ middlewareUrl: middleware.url }, asked) };
    }),
  );
}

async function countRequests(pattern: RegExp, control = stage.org): Promise<number> {
  return (await control.requests()).filter((request) => pattern.test(request.path)).length;
}

async function expectAllWritten(sessions: readonly { asked: Asked; answer: Answer }[]): Promise<void> {
  expect(sessions.map(({ answer }) => answer.status)).toEqual(sessions.map(() => 201));
  const rows = await stage.org.rows('Video_Session__c');
  const references = new Map(rows.map((row) => [row['Id'], row['Call_Reference__c']]));
  expect(sessions.map(({ asked }) => references.get(asked.sessionId))).toEqual(
    sessions.map(({ answer }) => answer.body['callReference']),
  );
}

describe('while Salesforce takes no writes for three days', () => {
  it('calls go on, attempts grow sparse, and everything is delivered afterwards in few calls', async () => {
    await stage.org.fault({ path: GRAPH, ...DOWN });
    const sessions = await startCalls(56);
    const pauses = [await pauseAhead(middleware, stage.sandbox.clock)];
    for (let hour = 0; hour < 72; hour += 1) {
      stage.sandbox.clock.advance(HOUR_MS);
      sessions.push(...(await startCalls(2)));
      pauses.push(await pauseAhead(middleware, stage.sandbox.clock));
    }
    expect(sessions).toHaveLength(200);
    // One attempt an hour was possible, each with the pause after it: from seconds to minutes.
    expect(await countRequests(/composite\/graph$/u)).toBeLessThanOrEqual(80);
    expect(pauses[0]).toBeLessThanOrEqual(5000);
    expect(Math.min(...pauses.slice(20))).toBeGreaterThan(2 * MINUTE_MS);

    const before = await countRequests(/composite\/graph$/u);
    await stage.org.clearFaults();
    stage.sandbox.clock.advance(HOUR_MS);
    await untilDelivered(middleware);
    expect((await countRequests(/composite\/graph$/u)) - before).toBeLessThanOrEqual(8);
    await expectAllWritten(sessions);
  });
});

describe('while the middleware’s login is refused for a day', () => {
  it('no session is given up, and all are delivered when somebody mends it', async () => {
    await stage.org.fault({ path: GRAPH, ...DOWN });
    const sessions = await startCalls(12);
    await pauseAhead(middleware, stage.sandbox.clock);
    await stage.org.fault({ path: '/oauth2/token$', status: 400, body: { error: 'invalid_client' } });
    await stage.org.fault({ path: GRAPH, status: 401, body: EXPIRED });
    await stage.org.post('/tokens/revoke', {});
    for (let hour = 0; hour < 24; hour += 3) {
      stage.sandbox.clock.advance(3 * HOUR_MS);
      await pauseAhead(middleware, stage.sandbox.clock);
    }
    expect(await middleware.deliveries.list(10)).toEqual([]);
    const [refused] = await startCalls(1);
    expect(refused?.answer).toMatchObject({ status: 503, body: { code: 'NOT_CONFIGURED' } });
    const { unwritten, parked, pauseReason } = await readBacklog(middleware);
    expect({ unwritten, parked }).toEqual({ unwritten: 12, parked: 0 });
    expect(pauseReason).toMatch(/invalid_client/iu);

    await stage.org.clearFaults();
    stage.sandbox.clock.advance(HOUR_MS);
    await untilDelivered(middleware);
    await expectAllWritten(sessions);
  });
});

describe('while 8x8 is down for three days', () => {
  const attempts = (): Promise<number> => countRequests(/tokens$/u, stage.video);

  it('it is left in peace, people are told at once, and the next call after it works', async () => {
    await stage.video.fault({ path: '/api/v1/tokens$', status: 503 });
    const first = await startCalls(20);
    for (const { answer } of first) {
      expect(answer).toMatchObject({ status: 503, body: { code: 'VIDEO_UNAVAILABLE', retryable: true } });
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    const before = await attempts();
    const refused = await startCalls(20);
    expect(refused.map(({ answer }) => answer.body['code'])).toEqual(refused.map(() => 'VIDEO_UNAVAILABLE'));
    expect(await attempts()).toBe(before);
    for (let hour = 0; hour < 72; hour += 1) {
      stage.sandbox.clock.advance(HOUR_MS);
      if (hour % 12 === 0) await startCalls(10);
    }
    // One of the ten goes ahead as a probe, and asks twice.
    expect(await attempts()).toBeLessThanOrEqual(before + 6 * 2);

    await stage.video.clearFaults();
    stage.sandbox.clock.advance(MINUTE_MS);
    const [probe] = await startCalls(1);
    expect(probe?.answer.status).toBe(201);
    const after = await startCalls(5);
    await untilDelivered(middleware);
    await expectAllWritten(after);
  });
});
