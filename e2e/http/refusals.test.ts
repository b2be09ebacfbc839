import { beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { eventually, settledApiCalls, type Row } from '../support/control.ts';
import { actAs, openRoom, type Person, type SessionWish } from '../support/person.ts';
import { changeSettingsAsAdmin } from '../support/settings.ts';
import { shareAmongTests } from '../support/share.ts';
import { startSystem, type System } from '../support/system.ts';

const { contacts, cases } = seedIds;
const wish: SessionWish = { contactId: contacts.mobile, caseId: cases.open };

let system: System;
shareAmongTests(startSystem, (started) => (system = started));

let agent: Person;
beforeEach(async () => {
  agent = await actAs(system, 'agent@northlake.example');
});

const settings = (values: Row): Promise<void> => changeSettingsAsAdmin(system, values);

async function codeOf(asked: SessionWish): Promise<unknown> {
  const { status, headers, body } = await openRoom(system, await agent.ask(asked));
  if (status >= 400) {
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/u);
    expect(body).toMatchObject({
      type: expect.any(String),
      title: expect.any(String),
      status,
      detail: expect.stringMatching(/.{20}/u),
    });
    expect(body['requestId']).toBe(headers.get('x-request-id'));
  }
  return body['code'] ?? status;
}

describe('a room that cannot be had', () => {
  it.each([
    ['PHONE_MISSING', { contactId: contacts.noPhone }],
    ['PHONE_INVALID', { contactId: contacts.invalidPhone }],
    ['PHONE_INVALID', { ...wish, phoneField: 'Email' }],
    ['PHONE_INVALID', { ...wish, phoneField: 'Fax' }],
    ['PHONE_MISSING', { ...wish, phoneField: 'HomePhone' }],
    ['CASE_CONTACT_MISMATCH', { contactId: contacts.mobile, caseId: cases.otherContact }],
  ])('is %s for %j, and the session says so', async (code, asked) => {
    const question = await agent.ask(asked);
    expect((await openRoom(system, question)).body['code']).toBe(code);
    expect((await system.video.requests()).filter(({ path }) => path === '/api/v1/tokens')).toEqual([]);
    if (code === 'CASE_CONTACT_MISMATCH') return;
    const row = await eventually('the failure was written back', async () => {
      const session = await system.org.row('Video_Session__c', question.sessionId);
      return session['Status__c'] === 'Failed' ? session : null;
    });
    expect(row).toMatchObject({
      Failure_Code__c: code,
      Failure_Message__c: expect.any(String),
      Call_Reference__c: null,
    });
  });

  it('can be had for the same session once the reason is gone', async () => {
    const asked = await agent.ask({ contactId: contacts.noPhone });
    await openRoom(system, asked);
    await system.org.change('Contact', contacts.noPhone, { MobilePhone: '+1 415 555 0134' });
    expect((await openRoom(system, { ...asked, ...(await agent.createProof()) })).status).toBe(201);
    await eventually('the success was written back', async () => {
      const row = await system.org.row('Video_Session__c', asked.sessionId);
      return row['Status__c'] === 'Ready' && row['Failure_Code__c'] === null;
    });
  });

  it('is REGION_NOT_ALLOWED outside the allowed regions, from the moment they are saved', async () => {
    expect(await codeOf(wish)).toBe(201);
    await settings({ Allowed_Regions__c: 'SG, DE' });
    expect(await codeOf(wish)).toBe('REGION_NOT_ALLOWED');
    expect(await codeOf({ contactId: contacts.singapore })).toBe(201);
  });

  it('is CALL_REFERENCE_INVALID when the pattern gives too long a text', async () => {
    await settings({ Call_Reference_Pattern__c: '{CaseNumber}-{CaseNumber}-{CaseNumber}' });
    expect(await codeOf(wish)).toBe('CALL_REFERENCE_INVALID');
  });

  it.each([
    ['CALL_REFERENCE_INVALID', 201, { Call_Reference_Pattern__c: '{CaseNumber}{Nope__c}' }],
    ['NOT_CONFIGURED', 'NOT_CONFIGURED', { Phone_Fields__c: "MobilePhone,Id' OR Name != '" }],
    ['NOT_CONFIGURED', 'NOT_CONFIGURED', { Do_Not_Call_Field__c: 'Nope__c' }],
    ['NOT_CONFIGURED', 'NOT_CONFIGURED', { Agent_Login_Field__c: 'Nope__c' }],
  ])('is %s (without a case: %s) when a setting names a field that does not exist: %j', async (code, other, values) => {
    await settings(values);
    expect(await codeOf(wish)).toBe(code);
    expect(await codeOf({ contactId: contacts.mobile })).toBe(other);
    const rooms = (await system.video.requests()).filter(({ path }) => path === '/api/v1/tokens');
    expect(rooms).toHaveLength(other === 201 ? 1 : 0);
  });

  it('is RATE_LIMITED past the starts that an agent has within an hour', async () => {
    await settings({ Max_Starts_Per_Hour__c: 2 });
    expect([await codeOf(wish), await codeOf(wish), await codeOf(wish)]).toEqual([201, 201, 'RATE_LIMITED']);
    await system.org.advance(61 * 60_000);
    expect(await codeOf(wish)).toBe(201);
  });

  it('is RATE_LIMITED before 8x8 makes a room, also for starts that come at once', async () => {
    await settings({ Max_Starts_Per_Hour__c: 2 });
    const asked = await Promise.all(Array.from({ length: 8 }, () => agent.ask(wish)));
    const answers = await Promise.all(asked.map((one) => openRoom(system, one)));
    const codes = answers.map(({ status, body }) => body['code'] ?? status);
    expect(codes.toSorted()).toEqual([201, 201, ...Array.from({ length: 6 }, () => 'RATE_LIMITED')]);
    expect((await system.video.get('/rooms')) as unknown[]).toHaveLength(2);
  });

  it('is WRONG_ORG in a copy of the org', async () => {
    await settings({ Org_Id__c: '00D00000000000XEAA' });
    expect(await codeOf(wish)).toBe('WRONG_ORG');
  });

  it('is SESSION_CLOSED for a call that is over', async () => {
    const asked = await agent.ask(wish);
    await system.org.change('Video_Session__c', asked.sessionId, { Status__c: 'Completed' });
    expect((await openRoom(system, asked)).body['code']).toBe('SESSION_CLOSED');
  });

  it('is SESSION_NOT_FOUND for a record that is no session', async () => {
    const asked = await agent.ask(wish);
    expect((await openRoom(system, { ...asked, sessionId: contacts.mobile })).body['code']).toBe('SESSION_NOT_FOUND');
  });

  it('is UNAUTHORIZED with a wrong gate key, at no cost to the org, and open with a new one at once', async () => {
    const asked = await agent.ask(wish);
    await openRoom(system, await agent.ask(wish), 'wrong');
    const before = await settledApiCalls(system.org);
    for (const key of ['', 'wrong', `sandbox-gate-key${'x'.repeat(4000)}`]) {
      expect((await openRoom(system, asked, key)).body['code']).toBe('UNAUTHORIZED');
    }
    expect(await system.org.apiCalls()).toBe(before);
    await settings({ Gate_Key__c: 'a-new-and-long-gate-key' });
    await system.org.advance(11_000);
    expect((await openRoom(system, await agent.ask(wish), 'a-new-and-long-gate-key')).status).toBe(201);
    expect((await openRoom(system, await agent.ask(wish))).body['code']).toBe('UNAUTHORIZED');
  });
});

describe('peers that fail', () => {
  it('are VIDEO_UNAUTHORIZED when 8x8 refuses the key', async () => {
    await system.video.fault({ path: '/api/v1/tokens', status: 401, body: {} });
    expect(await codeOf(wish)).toBe('VIDEO_UNAUTHORIZED');
  });

  it('are VIDEO_REJECTED when 8x8 refuses the request', async () => {
    await system.video.fault({ path: '/api/v1/tokens', status: 422, body: {} });
    expect(await codeOf(wish)).toBe('VIDEO_REJECTED');
  });

  it('are VIDEO_UNAVAILABLE when 8x8 is down, and the same request works later', async () => {
    await system.video.fault({ path: '/api/v1/tokens', status: 503, body: {} });
    const asked = await agent.ask(wish);
    expect(await openRoom(system, asked)).toMatchObject({
      status: 503,
      body: { code: 'VIDEO_UNAVAILABLE', retryable: true },
    });
    await system.video.clearFaults();
    expect((await openRoom(system, asked)).status).toBe(201);
  });

  it('are SALESFORCE_UNAVAILABLE when the org is down, and the same request works later', async () => {
    const asked = await agent.ask(wish);
    await eventually('the settings were read', async () => (await fetch(`${system.middlewareUrl}/readyz`)).ok);
    await system.org.fault({
      path: '/composite$',
      status: 503,
      body: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'down' }],
    });
    expect(await openRoom(system, asked)).toMatchObject({
      status: 503,
      body: { code: 'SALESFORCE_UNAVAILABLE', retryable: true },
    });
    await system.org.clearFaults();
    expect((await openRoom(system, asked)).status).toBe(201);
  });

  it('hold back no call: what Salesforce cannot take now is written when it can', async () => {
    await system.org.fault({
      path: '/composite/graph',
      status: 503,
      times: 1,
      body: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'down' }],
    });
    const asked = await agent.ask(wish);
    expect((await openRoom(system, asked)).status).toBe(201);
    await system.org.advance(10_000);
    await eventually('the session was written back', async () => {
      return (await system.org.row('Video_Session__c', asked.sessionId))['Status__c'] === 'Ready';
    });
  });
});
