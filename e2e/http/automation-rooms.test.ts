import { setTimeout as delay } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { eventually, type Row } from '../support/control.ts';
import { actAs, openRoom, type Answer, type Person } from '../support/person.ts';
import { changeSettings } from '../support/settings.ts';
import { shareAmongTests } from '../support/share.ts';
import { startSystem, type System } from '../support/system.ts';

const { contacts, cases, users } = seedIds;
const MINUTE_MS = 60_000;

let system: System;
shareAmongTests(startSystem, (started) => (system = started));

let agent: Person;
let colleague: Person;
beforeEach(async () => {
  agent = await actAs(system, 'agent@northlake.example');
  colleague = await actAs(system, 'agent2@northlake.example');
});

/** Sessions that a workflow made while nobody listened. */
async function request(count: number, wish: Row = {}): Promise<string[]> {
  const row = { Contact__c: contacts.mobile, Case__c: cases.open, Origin__c: 'Automation', ...wish };
  const ids = [];
  for (let number = 0; number < count; number += 1) ids.push(await system.org.plant('Video_Session__c', row));
  await system.org.advance(2 * MINUTE_MS);
  return ids;
}

const untilSettled = (sessionId: string): Promise<Row> =>
  eventually('the session was written back', async () => {
    const row = await system.org.row('Video_Session__c', sessionId);
    return row['Status__c'] === 'Requested' ? null : row;
  });

/** Takes up what waits, as after a downtime. */
async function prepare(wish: Row = {}): Promise<Row & { Id: string }> {
  const [sessionId = ''] = await request(1, wish);
  await system.restartMiddleware();
  return { ...(await untilSettled(sessionId)), Id: sessionId };
}

async function join(person: Person, sessionId: string): Promise<Answer> {
  const proof = await person.createProof();
  return openRoom(system, { sessionId, ...proof, contactId: contacts.mobile, caseId: cases.open });
}

interface Readiness {
  readonly roomRequests: { readonly waiting: number; readonly pauseReason?: string };
  readonly writeBack: { readonly unwritten: number };
}

async function readiness(): Promise<Readiness> {
  return (await (await fetch(`${system.middlewareUrl}/readyz`)).json()) as Readiness;
}

/** As long as the test may take, and without keeping the middleware busy. */
async function untilDone(): Promise<void> {
  for (;;) {
    const { roomRequests, writeBack } = await readiness();
    if (roomRequests.waiting + writeBack.unwritten === 0) return;
    await delay(250);
  }
}

describe('a session that a workflow asks for', () => {
  it('gets a room that is nobody’s yet, and its reference on session, case and contact', async () => {
    const row = await prepare();
    expect(row).toMatchObject({ Status__c: 'Ready', Agent__c: null, Failure_Code__c: null });
    expect(row['Guest_Link__c']).toMatch(/^http.*\/guest\//u);
    expect(await system.org.row('Case', cases.open)).toMatchObject({
      Video_Call_Reference__c: row['Call_Reference__c'],
    });
  });

  it('gets the contact of its case', async () => {
    expect(await prepare({ Contact__c: null })).toMatchObject({ Status__c: 'Ready', Contact__c: contacts.mobile });
  });

  it('belongs to the first person who joins, and Salesforce says so', async () => {
    const { Id } = await prepare();
    const answers = await Promise.all([join(agent, Id), join(colleague, Id)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const isAgents = answers[0].status === 200;
    const [won, lost] = isAgents ? answers : answers.toReversed();
    expect(lost?.body).toMatchObject({ code: 'SESSION_CLOSED' });
    expect(won?.body['agentConsoleUrl']).toMatch(/user=[^&]+&token=/u);
    const owner = isAgents ? users.agent : users.agent2;
    await eventually('the agent was written', async () => {
      return (await system.org.row('Video_Session__c', Id))['Agent__c'] === owner;
    });
    expect((await join(isAgents ? agent : colleague, Id)).body['guestLink']).toBe(won?.body['guestLink']);
  });

  it('is renewed by whoever joins after it expired unused', async () => {
    const { Id, Guest_Link__c } = await prepare();
    await system.org.advance(16 * MINUTE_MS);
    agent = await actAs(system, 'agent@northlake.example');
    const { status, body } = await join(agent, Id);
    expect(status).toBe(201);
    expect(body['guestLink']).not.toBe(Guest_Link__c);
    await eventually('the agent was written', async () => {
      return (await system.org.row('Video_Session__c', Id))['Agent__c'] === users.agent;
    });
  });

  it('fails with the reason on its record where no room can be made', async () => {
    expect(await prepare({ Case__c: null, Contact__c: contacts.noPhone })).toMatchObject({
      Status__c: 'Failed',
      Failure_Code__c: 'PHONE_MISSING',
      Guest_Link__c: null,
    });
  });

  it.each([
    ['CALL_REFERENCE_INVALID', { Call_Reference_Pattern__c: '{CaseNumber}-{Sla_Level__c}' }],
    ['NOT_CONFIGURED', { Phone_Fields__c: 'MobilePhone,Evening_Phone__c' }],
  ])('fails with %s while settings name a field that is not there, and its owner hears which', async (code, values) => {
    await changeSettings(system, values);
    const row = await prepare();
    expect(row).toMatchObject({ Status__c: 'Failed', Failure_Code__c: code, Call_Reference__c: null });
    const told = await eventually('the owner was told', () =>
      Promise.resolve(system.sandbox.org.flows.notifications.list(users.agent)[0] ?? null),
    );
    expect(told.body).toMatch(/names \w+__c, which (?:Case|Contact) does not have/u);
    expect(await readiness()).toMatchObject({ roomRequests: { waiting: 0 } });
    // What does not need the setting has its room.
    const byLink = await prepare({ Case__c: null, Invitation__c: 'Link' });
    expect(byLink['Status__c']).toBe('Ready');
    // An agent who starts it once the setting is right gets the same session's room.
    await changeSettings(system, { Call_Reference_Pattern__c: null, Phone_Fields__c: null });
    expect((await join(agent, row.Id)).status).toBe(201);
  });

  it('gets no room in the copy of an org', async () => {
    await changeSettings(system, { Org_Id__c: '00D000000000009AAA' });
    const [Id = ''] = await request(1);
    await system.restartMiddleware();
    await eventually('the middleware says why', async () => {
      const { roomRequests } = await readiness();
      return roomRequests.waiting === 1 && roomRequests.pauseReason?.startsWith('WRONG_ORG');
    });
    expect(await system.org.row('Video_Session__c', Id)).toMatchObject({ Status__c: 'Requested' });
    expect((await system.video.requests()).filter(({ path }) => path === '/api/v1/tokens')).toEqual([]);
  });

  it('costs little in a burst: 500 after a downtime take at most 25 API calls', async () => {
    const ids = await request(500, { Case__c: null });
    const before = await system.org.apiCalls();
    await system.restartMiddleware();
    await eventually('the requests were taken up', async () => (await readiness()).roomRequests.waiting > 0);
    await untilDone();
    expect((await system.org.apiCalls()) - before).toBeLessThanOrEqual(25);
    const rows = await system.org.rows('Video_Session__c');
    expect(new Set(rows.map((row) => row['Status__c']))).toEqual(new Set(['Ready']));
    expect(new Set(rows.map((row) => row['Guest_Link__c'])).size).toBe(ids.length);
    expect((await system.video.requests()).filter(({ path }) => path === '/api/v1/tokens')).toHaveLength(500);
  }, 150_000);
});
