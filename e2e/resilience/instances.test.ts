import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPostgres, type PostgresServer } from '../../middleware/test-support/postgres.ts';
import { ORGANIZATION_ID, seedIds } from '../../sandbox/seeds/index.ts';
import { startCall } from '../support/automation.ts';
import { eventually, type Row } from '../support/control.ts';
import type { MiddlewareProcess } from '../support/middleware-process.ts';
import { actAs, openRoom, type Person } from '../support/person.ts';
import { callSetup, openSetup } from '../support/setup.ts';
import { makeTrouble } from './database-trouble.ts';
import { faultsMet } from './faults-met.ts';
import { startLoad } from './load.ts';
import { findLosses } from './losses.ts';
import { createRandom } from './random.ts';
import { startStage, type Stage } from './stage.ts';
import { untilDelivered } from './until-delivered.ts';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const CLAIM_MS = 10_000;
const MINUTE_MS = 60_000;
const GRAPH = 'composite/graph$';
const { contacts, cases } = seedIds;
const wish = { contactId: contacts.mobile, caseId: cases.open };

let postgres: PostgresServer;
let stage: Stage;
let person: Person;
let running: MiddlewareProcess[];
beforeAll(async () => {
  [postgres, stage] = await Promise.all([startPostgres(), startStage()]);
});
afterAll(async () => {
  await stage.close();
  await postgres.stop();
});
beforeEach(async () => {
  await Promise.all([stage.org.reset(), stage.video.reset()]);
  person = await actAs(stage, 'agent@northlake.example');
  running = [];
});
afterEach(() => Promise.all(running.map((one) => one.end('SIGKILL'))));

/** Starts instances at the same time, on storage that none has seen. */
async function startInstances(count: number, storage: NodeJS.ProcessEnv): Promise<string[]> {
  const started = Array.from({ length: count }, () => stage.spawn(storage));
  running.push(...started);
  return Promise.all(started.map((one) => one.listening));
}

async function endInstances(): Promise<void> {
  await Promise.all(running.map((one) => one.end()));
}

let folders = 0;
interface Group {
  readonly name: string;
  readonly count: number;
  readonly makeStorage: () => Promise<NodeJS.ProcessEnv>;
  readonly pausedAtMostMs: number;
}
const groups: Group[] = [
  {
    name: 'three instances on one PostgreSQL',
    count: 3,
    makeStorage: async () => ({ DATABASE_URL: await postgres.createDatabase() }),
    // Longer than PostgreSQL lets anybody hold a transaction.
    pausedAtMostMs: 10_000,
  },
  {
    name: 'two processes on one DATA_DIR',
    count: 2,
    makeStorage: () => Promise.resolve({ DATA_DIR: path.join(stage.directory, `shared-${(folders += 1)}`) }),
    // Paused within a transaction it holds up the other.
    pausedAtMostMs: 1000,
  },
];

describe.each(groups)(`$name (SEED=${SEED})`, ({ count, makeStorage, pausedAtMostMs }) => {
  it('give one room to a session that all are asked for at once', async () => {
    const addresses = await startInstances(count, await makeStorage());
    for (let round = 0; round < 5; round += 1) {
      const asked = await person.ask(wish);
      const answers = await Promise.all(
        [...addresses, ...addresses].map((middlewareUrl) => openRoom({ middlewareUrl }, asked)),
      );
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(answers.length - 1);
      expect(new Set(answers.map(({ body }) => body['guestLink'])).size).toBe(1);
    }
  });

  it('start one call for a request that all are sent at once, and answer it alike', async () => {
    const addresses = await startInstances(count, await makeStorage());
    const key = await makeAutomationKey(addresses[0]);
    for (let round = 0; round < 5; round += 1) {
      // Rooms that come at once, and ones that the others wait for.
      if (round % 2 === 1) await stage.video.fault({ path: '/api/v1/tokens$', delayMs: 300, times: 1 });
      const request = { organizationId: ORGANIZATION_ID, caseId: cases.open, requestId: `round-${round}` };
      const answers = await Promise.all(
        [...addresses, ...addresses].map((middlewareUrl) => startCall({ middlewareUrl }, key, request)),
      );
      expect(answers.map(({ status }) => status).toSorted()).toEqual([...answers.slice(1).map(() => 200), 201]);
      expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
      expect(await stage.org.rows('Video_Session__c')).toHaveLength(round + 1);
      expect(await roomsOrdered()).toBe(round + 1);
    }
  });

  it('lose nothing when one is killed and another paused under load', async () => {
    const storage = await makeStorage();
    const addresses = await startInstances(count, storage);
    await stage.org.fault({ path: 'composite', delayMs: 10 });
    const random = createRandom(SEED);
    const load = await startLoad(stage, { persons: 6, random: createRandom(SEED + 1), addresses: () => addresses });
    const enough = async (rooms: number): Promise<void> => {
      await eventually('people were answered', () => Promise.resolve(load.answered.length >= rooms));
    };
    await enough(20);
    const [first, second] = running;
    for (let round = 1; round <= 5; round += 1) {
      second?.send('SIGSTOP');
      await delay(random() * pausedAtMostMs);
      second?.send('SIGCONT');
      await enough(20 + round * 5);
    }
    second?.send('SIGSTOP');
    await first?.end('SIGKILL');
    second?.send('SIGCONT');
    await enough(60);
    await load.stop();
    await endInstances();
    // By the clock of the one that was killed: its claims run out within the patience of the tests.
    const last = await stage.startHere(storage, stage.sandbox.clock);
    await untilDelivered(last);
    expect(load.surprises).toEqual([]);
    expect(await findLosses(stage, load.answered)).toEqual([]);
    await last.end();
  });
});

describe('an instance that takes over from another', () => {
  it('writes what one that was killed had in hand, once that one’s claim has run out', async () => {
    const storage = { DATABASE_URL: await postgres.createDatabase() };
    const [middlewareUrl = ''] = await startInstances(1, storage);
    await stage.org.fault({ path: GRAPH, stall: true, times: 1 });
    const asked = await person.ask(wish);
    const { body } = await openRoom({ middlewareUrl }, asked);
    await heldBack();
    await running[0]?.end('SIGKILL');

    // The clock stands still, so that the claim lasts however slow the machine is.
    const killedAt = stage.sandbox.clock.now();
    let aheadMs = 0;
    const heir = await stage.startHere(storage, { now: () => killedAt + aheadMs });
    // A session of another case and contact is written at once, the claimed one is not touched.
    const other = await person.ask({ contactId: contacts.singapore });
    await openRoom({ middlewareUrl: heir.url }, other);
    await statusOf(other.sessionId, 'Ready');
    expect((await stage.org.row('Video_Session__c', asked.sessionId))['Status__c']).toBe('Requested');
    aheadMs = CLAIM_MS;
    const row = await statusOf(asked.sessionId, 'Ready');
    expect(row['Call_Reference__c']).toBe(body['callReference']);
    await heir.end();
  });

  it('is not held up by one that is frozen within its transaction, and that one goes on when it wakes', async () => {
    const storage = { DATABASE_URL: await postgres.createDatabase() };
    const [middlewareUrl = ''] = await startInstances(1, storage);
    const [frozen] = running;
    const asked = await person.ask(wish);
    const trouble = await makeTrouble(storage.DATABASE_URL);
    const { body } = await trouble.freezeWithinClaim(
      () => openRoom({ middlewareUrl }, asked),
      () => frozen?.send('SIGSTOP'),
    );
    await trouble.close();

    await startInstances(1, storage);
    const row = await statusOf(asked.sessionId, 'Ready');
    expect(row['Guest_Link__c']).toBe(body['guestLink']);
    await running[1]?.end();
    frozen?.send('SIGCONT');
    const other = await person.ask({ contactId: contacts.singapore });
    const answer = await openRoom({ middlewareUrl }, other);
    expect(answer.status).toBe(201);
    expect((await statusOf(other.sessionId, 'Ready'))['Guest_Link__c']).toBe(answer.body['guestLink']);
    expect(await frozen?.end()).toMatchObject({ code: 0, signal: null });
  });

  it('is not undone by one that was paused and whose write comes late', async () => {
    const storage = { DATABASE_URL: await postgres.createDatabase() };
    const [middlewareUrl = ''] = await startInstances(1, storage);
    // The write of the first room lies on the way until long after the second was written.
    await stage.org.fault({ path: GRAPH, delayMs: 6000, times: 1 });
    const asked = await person.ask(wish);
    const old = await openRoom({ middlewareUrl }, asked);
    await heldBack();
    running[0]?.send('SIGSTOP');

    await stage.org.advance(16 * MINUTE_MS);
    const heir = await stage.startHere(storage, stage.sandbox.clock);
    const again = { ...asked, ...(await person.createProof()) };
    const renewed = await openRoom({ middlewareUrl: heir.url }, again);
    expect(renewed.body['guestLink']).not.toBe(old.body['guestLink']);
    const newer = await person.ask({ contactId: contacts.mobile });
    const newest = await openRoom({ middlewareUrl: heir.url }, newer);
    await untilDelivered(heir);
    const expectNewest = async (): Promise<void> => {
      expect(await stage.org.row('Video_Session__c', asked.sessionId)).toMatchObject({
        Guest_Link__c: renewed.body['guestLink'],
      });
      expect(await stage.org.row('Contact', contacts.mobile)).toMatchObject({
        Video_Call_Reference__c: newest.body['callReference'],
      });
    };
    await expectNewest();
    const writes = await graphWrites();
    await eventually('the late write came', async () => (await graphWrites()) > writes);
    running[0]?.send('SIGCONT');
    await expectNewest();
    await running[0]?.end();
    await expectNewest();
    expect(await heir.deliveries.list(10)).toEqual([]);
    await heir.end();
  });
});

async function makeAutomationKey(middlewareUrl = ''): Promise<string> {
  const admin = await actAs(stage, 'admin@northlake.example');
  const system = { org: stage.org, middlewareUrl };
  const token = await openSetup(system, admin);
  const { body } = await callSetup(system, 'POST', '/automation-keys', { token, body: {} });
  return String(body['key']);
}

/** Rooms that 8x8 was asked for. */
async function roomsOrdered(): Promise<number> {
  return (await stage.video.requests()).filter((request) => request.path === '/api/v1/tokens').length;
}

/** Waits until the org holds back a write that the fault was made for. */
async function heldBack(): Promise<void> {
  await eventually('a write is on its way', async () => (await faultsMet(stage.org)) > 0);
}

async function statusOf(sessionId: string, status: string): Promise<Row> {
  return eventually(`${sessionId} is ${status}`, async () => {
    const row = await stage.org.row('Video_Session__c', sessionId);
    return row['Status__c'] === status && row;
  });
}

/** Writes that the org has answered. */
async function graphWrites(): Promise<number> {
  return (await stage.org.requests()).filter((request) => request.path.endsWith('/composite/graph')).length;
}
