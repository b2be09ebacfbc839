import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { ORGANIZATION_ID } from '../../sandbox/seeds/seed-ids.ts';
import { readCall, startCall } from '../support/automation.ts';
import { eventually } from '../support/control.ts';
import { actAs, type Answer } from '../support/person.ts';
import { callSetup, openSetup } from '../support/setup.ts';
import { changeSettings } from '../support/settings.ts';
import { shareAmongTests } from '../support/share.ts';
import { startSystem, type System } from '../support/system.ts';

const { contacts, cases } = seedIds;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const wish = { organizationId: ORGANIZATION_ID, caseId: cases.open };

let system: System;
shareAmongTests(startSystem, (started) => (system = started));

let token: string;
let key: string;
beforeEach(async () => {
  token = await openSetup(system, await actAs(system, 'admin@northlake.example'));
  key = String((await makeKey()).body['key']);
});

const makeKey = (): Promise<Answer> => callSetup(system, 'POST', '/automation-keys', { token, body: {} });
const rooms = async (): Promise<number> =>
  (await system.video.requests()).filter(({ path }) => path === '/api/v1/tokens').length;
const sessions = () => system.org.rows('Video_Session__c');

describe('POST /v1/video-sessions', () => {
  it('answers with link and reference, never with a console, and creates the record', async () => {
    const { status, headers, body } = await startCall(system, key, wish);
    expect(status).toBe(201);
    expect(headers.get('cache-control')).toBe('no-store');
    const { CaseNumber } = await system.org.row('Case', cases.open);
    expect(body).toEqual({
      sessionId: expect.stringMatching(/^\w{18}$/u),
      status: 'Ready',
      callReference: CaseNumber,
      guestLink: expect.stringMatching(/\/guest\//u),
      invitation: 'SMS',
      phoneNumber: expect.stringMatching(/^••••\d{4}$/u),
      expiresAt: expect.any(String),
      failureCode: null,
      failureMessage: null,
    });
    const row = await eventually('the session was written back', async () => {
      const session = await system.org.row('Video_Session__c', String(body['sessionId']));
      return session['Status__c'] === 'Ready' ? session : null;
    });
    expect(row).toMatchObject({
      Origin__c: 'Automation',
      Agent__c: null,
      Contact__c: contacts.mobile,
      Guest_Link__c: body['guestLink'],
    });
  });

  it('costs one API call before the answer', async () => {
    await startCall(system, key, wish);
    await eventually('all was written', async () => (await sessions())[0]?.['Status__c'] === 'Ready');
    const calls = async () => (await system.org.requests()).filter(({ path }) => path.endsWith('composite')).length;
    const before = await calls();
    await startCall(system, key, { ...wish, invitation: 'Link' });
    expect(await calls()).toBe(before + 1);
  });

  it('gives the same request the same answer, also while the first still runs', async () => {
    await system.video.fault({ path: '/api/v1/tokens', delayMs: 500, times: 1 });
    const request = { ...wish, requestId: 'case-1026/escalated' };
    const answers = await Promise.all([1, 2, 3].map(() => startCall(system, key, request)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 201]);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect((await startCall(system, key, request)).body).toEqual(answers[0]?.body);
    expect([(await sessions()).length, await rooms()]).toEqual([1, 1]);
  });

  it('makes one record when the answer of the insert is lost', async () => {
    const request = { ...wish, requestId: 'a' };
    await system.org.fault({ path: '/composite$', cut: 'mid-body', times: 1 });
    expect((await startCall(system, key, request)).body).toMatchObject({ code: 'SALESFORCE_UNAVAILABLE' });
    expect((await startCall(system, key, request)).status).toBe(201);
    expect(await sessions()).toHaveLength(1);
  });

  it('goes on after a restart where the first attempt ended', async () => {
    const request = { ...wish, requestId: 'a' };
    await system.video.fault({ path: '/api/v1/tokens', status: 503, times: 9 });
    expect((await startCall(system, key, request)).body).toMatchObject({ code: 'VIDEO_UNAVAILABLE', retryable: true });
    await system.video.clearFaults();
    await system.restartMiddleware();
    await system.org.advance(60_000);
    // The event of the record may have brought its room meanwhile: the request finds it.
    expect((await startCall(system, key, request)).body).toMatchObject({ status: 'Ready' });
    expect(await sessions()).toHaveLength(1);
  });

  it('refuses a request id that was used for something else, and says so', async () => {
    await startCall(system, key, { ...wish, requestId: 'a' });
    const { status, body } = await startCall(system, key, { ...wish, invitation: 'Link', requestId: 'a' });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'VALIDATION_FAILED', detail: expect.stringContaining('requestId') });
  });

  it('fails a request that cannot be met in the same way each time, with the reason on the record', async () => {
    const id = await system.org.plant('Case', { Subject: 'No phone', ContactId: contacts.noPhone });
    const request = { ...wish, caseId: id, requestId: 'a' };
    const refusal = { code: 'PHONE_MISSING', status: 422 };
    expect((await startCall(system, key, request)).body).toMatchObject(refusal);
    expect((await startCall(system, key, request)).body).toMatchObject(refusal);
    await eventually('it was written back', async () => (await sessions())[0]?.['Failure_Code__c'] === 'PHONE_MISSING');
  });

  it('answers a flow, which reads nothing but application/json, with a problem of that type', async () => {
    const response = await fetch(`${system.middlewareUrl}/v1/video-sessions`, {
      method: 'POST',
      headers: { accept: 'application/json' },
    });
    expect(response.headers.get('content-type')).toMatch(/^application\/json/u);
    expect(await response.json()).toMatchObject({ code: 'UNAUTHORIZED' });
    expect((await fetch(`${system.middlewareUrl}/nowhere`)).headers.get('content-type')).toMatch(/problem\+json/u);
  });

  it('takes no more than its limit, and says when to come again', async () => {
    const refused = { ...wish, caseId: '500000000000000AAA' };
    const many = Array.from({ length: 12 }, () => Array.from({ length: 10 }, () => startCall(system, key, refused)));
    for (const batch of many) await Promise.all(batch);
    const { status, headers } = await startCall(system, key, wish);
    expect(status).toBe(429);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('attacks on the automation interface', () => {
  it.each([
    ['no key', null],
    ['a wrong key', `sva_${'A'.repeat(43)}`],
    ['a setup token', 'A'.repeat(43)],
  ])('are refused with %s, and start nothing', async (_, wrong) => {
    expect((await startCall(system, wrong, wish)).status).toBe(401);
    expect((await readCall(system, wrong, 'a00000000000001AAA')).status).toBe(401);
    expect([(await sessions()).length, await rooms()]).toEqual([0, 0]);
  });

  it('start nothing for another org, nor for the copy of one', async () => {
    expect((await startCall(system, key, { ...wish, organizationId: '00D000000000009AAA' })).body).toMatchObject({
      code: expect.stringMatching(/^WRONG_ORG$|^VALIDATION_FAILED$/u),
    });
    await changeSettings(system, { Org_Id__c: '00D000000000009' });
    await system.restartMiddleware();
    expect((await startCall(system, key, wish)).body).toMatchObject({ code: 'WRONG_ORG' });
    expect([(await sessions()).length, await rooms()]).toEqual([0, 0]);
  });

  it.each([
    { caseId: "500000000000001' OR Id != '" },
    { caseId: '003000000000001AAA' },
    { contactId: '@{created.id}' },
    { requestId: 'a b' },
    { requestId: '' },
    { more: 1 },
  ])('are refused with %j', async (changes) => {
    expect((await startCall(system, key, { ...wish, ...changes })).body).toMatchObject({ code: 'VALIDATION_FAILED' });
  });

  it('find no case that is not there, and no contact of another case', async () => {
    expect((await startCall(system, key, { ...wish, caseId: '500000000000000AAA' })).body).toMatchObject({
      code: 'VALIDATION_FAILED',
    });
    expect((await startCall(system, key, { ...wish, contactId: contacts.noPhone })).body).toMatchObject({
      code: 'CASE_CONTACT_MISMATCH',
    });
  });

  it('leave nothing secret in the log', async () => {
    const { body } = await startCall(system, key, wish);
    for (const secret of [key, String(body['guestLink'])]) expect(system.log()).not.toContain(secret);
  });
});

describe('automation keys', () => {
  it('are shown once, and overlap for a day when one replaces another', async () => {
    const { body } = await startCall(system, key, { ...wish, requestId: 'a' });
    const made = await makeKey();
    const next = String(made.body['key']);
    expect(Date.parse(String(made.body['previousValidUntil']))).toBeGreaterThan(system.sandbox.clock.now());
    const { keys } = (await callSetup(system, 'GET', '/automation-keys', { token })).body as { keys: object[] };
    expect(keys).toMatchObject([
      { lastFour: next.slice(-4), validUntil: null, lastUsedAt: null },
      { lastFour: key.slice(-4), validUntil: expect.any(String), lastUsedAt: expect.any(String) },
    ]);
    expect(JSON.stringify(keys)).not.toContain(next);
    expect((await startCall(system, key, { ...wish, requestId: 'a' })).body).toEqual(body);
    await system.org.advance(25 * HOUR_MS);
    expect((await readCall(system, key, String(body['sessionId']))).status).toBe(401);
    expect((await readCall(system, next, String(body['sessionId']))).body).toMatchObject({ status: 'Expired' });
  });

  it('see what they or the keys they replaced have started, and nothing else', async () => {
    const mine = await startCall(system, key, wish);
    const agents = await (await actAs(system, 'agent@northlake.example')).createSession({ contactId: contacts.mobile });
    expect((await readCall(system, key, String(mine.body['sessionId']))).body).toEqual(mine.body);
    expect((await readCall(system, key, agents)).body).toMatchObject({ code: 'SESSION_NOT_FOUND' });
    const next = String((await makeKey()).body['key']);
    const later = await startCall(system, next, wish);
    expect((await readCall(system, next, String(mine.body['sessionId']))).status).toBe(200);
    expect((await readCall(system, key, String(later.body['sessionId']))).status).toBe(404);
  });

  it('see what they started for a week', async () => {
    const { body } = await startCall(system, key, wish);
    const read = () => readCall(system, key, String(body['sessionId']));
    await system.org.advance(6 * DAY_MS);
    expect((await read()).status).toBe(200);
    await system.org.advance(DAY_MS + HOUR_MS);
    await system.reconcile();
    expect((await read()).body).toMatchObject({ code: 'SESSION_NOT_FOUND' });
  });

  it('and setup tokens stand in clear neither in the database nor in the log', async () => {
    await startCall(system, key, wish);
    const files = readdirSync(system.dataDir).map((name) => readFileSync(path.join(system.dataDir, name), 'latin1'));
    const kept = [system.log(), ...files].join('');
    expect(kept).toContain(key.slice(-4));
    for (const secret of [key, key.replace(/^sva_/u, ''), token]) expect(kept).not.toContain(secret);
  });

  it('end at once when an administrator removes them, and start a line of their own after that', async () => {
    const { body } = await startCall(system, key, wish);
    const { keys } = (await callSetup(system, 'GET', '/automation-keys', { token })).body as { keys: { id: string }[] };
    const id = keys[0]?.id ?? '';
    expect((await callSetup(system, 'DELETE', `/automation-keys/${id}`, { token })).status).toBe(204);
    expect((await callSetup(system, 'DELETE', `/automation-keys/${id}`, { token })).status).toBe(404);
    expect((await startCall(system, key, wish)).status).toBe(401);
    const next = String((await makeKey()).body['key']);
    expect((await readCall(system, next, String(body['sessionId']))).status).toBe(404);
    const { entries } = (await callSetup(system, 'GET', '/audit', { token })).body as { entries: { action: string }[] };
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['automation-key-made', 'automation-key-removed']),
    );
  });

  it('are made by nobody without a setup token', async () => {
    expect((await callSetup(system, 'POST', '/automation-keys', { body: {} })).status).toBe(401);
  });
});
