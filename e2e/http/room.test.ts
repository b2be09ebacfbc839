import { beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { eventually, settledApiCalls } from '../support/control.ts';
import { actAs, openRoom, type Asked, type Person } from '../support/person.ts';
import { shareAmongTests } from '../support/share.ts';
import { startSystem, type System } from '../support/system.ts';

const { contacts, cases } = seedIds;
const wish = { contactId: contacts.mobile, caseId: cases.open };
const MINUTE_MS = 60_000;

let system: System;
shareAmongTests(startSystem, (started) => (system = started));

let agent: Person;
beforeEach(async () => {
  agent = await actAs(system, 'agent@northlake.example');
});

async function writtenBack({ sessionId }: Asked): Promise<Readonly<Record<string, unknown>>> {
  return eventually('the session was written back', async () => {
    const row = await system.org.row('Video_Session__c', sessionId);
    return row['Status__c'] === 'Requested' ? null : row;
  });
}

describe('POST /v1/video-sessions/{sessionId}/room', () => {
  it('answers a room that nobody may keep, with the number masked', async () => {
    const asked = await agent.ask(wish);
    const { status, headers, body } = await openRoom(system, asked);
    expect(status).toBe(201);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('server-timing')).toMatch(/^salesforce;dur=[\d.]+, storage;dur=[\d.]+, video;dur=[\d.]+$/u);
    const contact = await system.org.row('Contact', contacts.mobile);
    const { CaseNumber } = await system.org.row('Case', cases.open);
    expect(body).toEqual({
      sessionId: asked.sessionId,
      callReference: CaseNumber,
      guestLink: expect.stringMatching(/^http.*\/guest\/[\w-]+$/u),
      agentConsoleUrl: expect.stringMatching(/\?mode=embedded&user=maya\.lindqvist%40northlake\.example&token=.+/u),
      invitation: 'SMS',
      phoneNumber: `••••${String(contact['MobilePhone']).replace(/\D/gu, '').slice(-4)}`,
      expiresAt: expect.any(String),
    });
    const leftMs = Date.parse(String(body['expiresAt'])) - system.sandbox.clock.now();
    expect(leftMs).toBeGreaterThan(14 * MINUTE_MS);
    expect(leftMs).toBeLessThanOrEqual(15 * MINUTE_MS);
  });

  it('writes the reference to session, case and contact, and leaves the case with its owner', async () => {
    const { OwnerId } = await system.org.row('Case', cases.open);
    const asked = await agent.ask(wish);
    const { body } = await openRoom(system, asked);
    const session = await writtenBack(asked);
    expect(session).toMatchObject({
      Status__c: 'Ready',
      Call_Reference__c: body['callReference'],
      Guest_Link__c: body['guestLink'],
      Agent__c: session['CreatedById'],
      Failure_Code__c: null,
    });
    expect(session['Phone_Number__c']).toMatch(/^\+\d+$/u);
    expect(Date.parse(String(session['Room_Expires_At__c']))).toBe(Date.parse(String(body['expiresAt'])));
    expect(await system.org.row('Contact', contacts.mobile)).toMatchObject({
      Video_Call_Reference__c: body['callReference'],
    });
    expect(await system.org.row('Case', cases.open)).toMatchObject({
      Video_Call_Reference__c: body['callReference'],
      OwnerId,
    });
  });

  it('costs two Salesforce API calls a session', async () => {
    const asked = await agent.ask(wish);
    await eventually('the settings were read', async () => (await fetch(`${system.middlewareUrl}/readyz`)).ok);
    const before = await settledApiCalls(system.org);
    await openRoom(system, asked);
    await writtenBack(asked);
    expect(await system.org.apiCalls()).toBe(before + 2);
  });

  it('sends 8x8 what its API takes, and its SMS to nobody before the agent is there', async () => {
    await openRoom(system, await agent.ask(wish));
    const [request] = (await system.video.requests()).filter(({ path }) => path === '/api/v1/tokens');
    expect(request?.body).toEqual({
      create_room: true,
      call_reference: expect.stringMatching(/^.{8,20}$/u),
      phone_number: expect.stringMatching(/^\+[1-9]\d{6,14}$/u),
    });
    expect(await system.video.get('/messages')).toEqual([]);
  });

  it('leaves the number out for a link, needs none for it, and shows none', async () => {
    const asked = await agent.ask({ contactId: contacts.noPhone, invitation: 'Link' });
    expect(await openRoom(system, asked)).toMatchObject({
      status: 201,
      body: { invitation: 'Link', phoneNumber: null },
    });
    expect((await system.video.requests()).at(-1)?.body).not.toHaveProperty('phone_number');
  });

  it("takes the session's own number for a reference without a case", async () => {
    const asked = await agent.ask({ contactId: contacts.mobile });
    const { body } = await openRoom(system, asked);
    expect(body['callReference']).toBe((await system.org.row('Video_Session__c', asked.sessionId))['Name']);
  });

  it('gives the same room to a request sent again, and to two at once', async () => {
    const asked = await agent.ask(wish);
    const answers = await Promise.all([openRoom(system, asked), openRoom(system, asked)]);
    answers.push(await openRoom(system, asked));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 201]);
    expect(new Set(answers.map(({ body }) => body['guestLink'])).size).toBe(1);
    expect((await system.video.requests()).filter(({ path }) => path === '/api/v1/tokens')).toHaveLength(1);
  });

  it('gives the same room for a new proof while it is valid, and a new one after', async () => {
    const asked = await agent.ask(wish);
    const first = await openRoom(system, asked);
    await system.org.advance(14 * MINUTE_MS);
    expect((await openRoom(system, { ...asked, ...(await agent.createProof()) })).body).toEqual(first.body);
    await system.org.advance(2 * MINUTE_MS);
    const renewed = await openRoom(system, { ...asked, ...(await agent.createProof()) });
    expect(renewed.status).toBe(201);
    expect(renewed.body['guestLink']).not.toBe(first.body['guestLink']);
    await eventually('the new room was written back', async () => {
      const row = await system.org.row('Video_Session__c', asked.sessionId);
      return row['Guest_Link__c'] === renewed.body['guestLink'];
    });
  });

  it('tells another agent that the room is taken', async () => {
    const asked = await agent.ask(wish);
    await openRoom(system, asked);
    const colleague = await actAs(system, 'agent2@northlake.example');
    const answer = await openRoom(system, { ...asked, ...(await colleague.createProof()) });
    expect(answer).toMatchObject({ status: 409, body: { code: 'SESSION_CLOSED' } });
  });

  it('logs no secret, no link and no number', async () => {
    const asked = await agent.ask(wish);
    const { body } = await openRoom(system, asked);
    const session = await writtenBack(asked);
    const token = new URL(String(body['agentConsoleUrl'])).searchParams.get('token') ?? 'none';
    const guestCode = String(body['guestLink']).split('/').at(-1) ?? 'none';
    const secrets = [asked.verifier, token, guestCode, 'sandbox-gate-key', 'sandbox-video-key', 'sandbox-secret'];
    const log = system.log();
    expect(log).toContain(asked.sessionId);
    for (const secret of [...secrets, String(session['Phone_Number__c']).slice(1)]) expect(log).not.toContain(secret);
  });
});
