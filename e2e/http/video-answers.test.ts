import { beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { eventually, type Row } from '../support/control.ts';
import { actAs, openRoom, type Person, type SessionWish } from '../support/person.ts';
import { callSetup, openSetup } from '../support/setup.ts';
import { shareAmongTests } from '../support/share.ts';
import { startSystem, type System } from '../support/system.ts';

const { contacts, cases } = seedIds;
const wish: SessionWish = { contactId: contacts.mobile, caseId: cases.open };
const TOKENS = '/api/v1/tokens';

let system: System;
shareAmongTests(startSystem, (started) => (system = started));

let agent: Person;
beforeEach(async () => {
  agent = await actAs(system, 'agent@northlake.example');
});

const answerRooms = (answers: object): Promise<unknown> => system.video.post('/room-answers', answers);
const written = (sessionId: string): Promise<Row> =>
  eventually('the session was written back', async () => {
    const row = await system.org.row('Video_Session__c', sessionId);
    return row['Status__c'] === 'Ready' ? row : undefined;
  });
const referenceOn = async (object: string, id: string): Promise<unknown> =>
  (await system.org.row(object, id))['Video_Call_Reference__c'];

describe('a room that 8x8 answers otherwise', () => {
  it.each([
    ['without a link', { guest_link: null }],
    ['with an empty link', { guest_link: '' }],
    ['with a link that is none', { guest_link: 'javascript:alert(1)' }],
    ['with a token alone', { guest_link: null, call_reference: null }],
  ])('is a call by SMS %s: no link, and all else as ever', async (_, answers) => {
    await answerRooms(answers);
    const asked = await agent.ask(wish);
    const { status, body } = await openRoom(system, asked);
    expect(status).toBe(201);
    expect(body).toMatchObject({ guestLink: null, callReference: '00001026' });
    expect(await written(asked.sessionId)).toMatchObject({
      Guest_Link__c: null,
      Call_Reference__c: '00001026',
      Failure_Code__c: null,
    });
    expect(await referenceOn('Case', cases.open)).toBe('00001026');
    // The same request again gets the same room.
    expect(await openRoom(system, asked)).toMatchObject({ status: 200, body: { guestLink: null } });
  });

  it('is of no use to somebody who is invited by link, and says so', async () => {
    await answerRooms({ guest_link: null });
    const { status, body } = await openRoom(system, await agent.ask({ ...wish, invitation: 'Link' }));
    expect([status, body['code'], body['detail']]).toEqual([502, 'VIDEO_REJECTED', expect.stringMatching(/by link/u)]);
  });

  it.each([200, 201, 202, 203, 206])('is a room with status %i', async (status) => {
    await answerRooms({ status });
    expect((await openRoom(system, await agent.ask(wish))).status).toBe(201);
  });

  it.each([
    ['a link longer than its field', { guest_link: `https://video.example/guest/${'x'.repeat(300)}` }],
    ['a link that grows when it is written out', { guest_link: `https://video.example/guest/${'ä'.repeat(120)}` }],
    ['a link of emoji', { guest_link: `https://video.example/guest/${'😀'.repeat(60)}` }],
  ])('leaves out %s and writes the rest', async (_, answers) => {
    await answerRooms(answers);
    const asked = await agent.ask(wish);
    const { body } = await openRoom(system, asked);
    expect(body['guestLink']).toMatch(/^https:\/\/video\.example\/guest\//u);
    expect(await written(asked.sessionId)).toMatchObject({
      Guest_Link__c: null,
      Call_Reference__c: '00001026',
      Failure_Code__c: 'VALUE_LEFT_OUT',
      Failure_Message__c: expect.stringMatching(/^Guest Link was left out, for it has \d+ characters/u),
    });
    expect(await referenceOn('Contact', contacts.mobile)).toBe('00001026');
  });

  it.each(['OTHER-0001', 'x'.repeat(20), 'Ärzte-01'])('keeps the reference that 8x8 keeps: %s', async (reference) => {
    await answerRooms({ call_reference: reference });
    const asked = await agent.ask(wish);
    expect((await openRoom(system, asked)).body['callReference']).toBe(reference);
    expect(await written(asked.sessionId)).toMatchObject({ Call_Reference__c: reference });
    await eventually('case and contact have it', async () => {
      return (await referenceOn('Case', cases.open)) === reference;
    });
  });

  it.each(['x'.repeat(21), 'a\u0007bcdefgh', '\ud83d', ''])('keeps ours where 8x8’s fits no field: %j', async (one) => {
    await answerRooms({ call_reference: one });
    const asked = await agent.ask(wish);
    expect((await openRoom(system, asked)).body['callReference']).toBe('00001026');
    expect(await written(asked.sessionId)).toMatchObject({ Call_Reference__c: '00001026' });
  });
});

describe('what 8x8 says of a refusal', () => {
  const errorId = '12345678-1234-1234-1234-123456789012';
  const refuse = (code: number, status = 400): Promise<void> =>
    system.video.fault({
      path: TOKENS,
      status,
      body: { code, message: 'Number +6591234567 refused, token=s3cret', errorId, timestamp: '2026-11-23T10:00:00Z' },
    });
  const peer = { name: '8x8', status: 400, message: 'Number …67 refused, token=[removed]', errorId };

  it.each([
    [1002, 'VIDEO_REJECTED', /phone number/u],
    [1009, 'VIDEO_REJECTED', /country/u],
    [2003, 'NOT_CONFIGURED', /no Video Interaction/u],
    [4711, 'VIDEO_REJECTED', /refused the request/u],
  ])('reaches the log, and agents our words of it: %i', async (code, expected, words) => {
    await refuse(code);
    const { body } = await openRoom(system, await agent.ask(wish));
    expect(body).toMatchObject({ code: expected, detail: expect.stringMatching(words) });
    expect(JSON.stringify(body)).not.toMatch(/errorId|refused, token|…67/u);
    expect(system.log()).toContain(
      `"peer":${JSON.stringify({ name: '8x8', status: 400, code: String(code), message: peer.message, errorId })}`,
    );
    expect(system.log()).not.toMatch(/s3cret|91234567 refused/u);
  });

  const refusal = { code: 1009, message: 'Number +6591234567 refused, token=s3cret', errorId };
  it.each([
    ['within an error', { error: refusal }],
    ['in a list', [refusal]],
    ['in a list of errors, behind a stranger', { errors: [{ message: 'validation' }, refusal] }],
    ['below the code of a gateway', { code: '400', fault: { detail: refusal } }],
    ['with its errorId outside', { error: { ...refusal, errorId: undefined }, errorId }],
  ])('is found %s', async (_, body) => {
    await system.video.fault({ path: TOKENS, status: 400, body });
    const answer = await openRoom(system, await agent.ask(wish));
    expect(answer.body).toMatchObject({ code: 'VIDEO_REJECTED', detail: expect.stringMatching(/country/u) });
    expect(JSON.stringify(answer.body)).not.toMatch(/errorId|refused, token|…67/u);
    expect(system.log()).toContain(
      `"peer":${JSON.stringify({ name: '8x8', status: 400, code: '1009', message: peer.message, errorId })}`,
    );
    expect(system.log()).not.toMatch(/s3cret|91234567 refused/u);
  });

  it.each([
    ['a code that every object knows', { code: 'constructor', message: 'odd' }],
    ['a code that is an object', { code: { toString: 1 }, message: 'odd' }],
    ['a text', 'odd'],
  ])('is a refusal like any other with %s', async (_, body) => {
    await system.video.fault({ path: TOKENS, status: 400, body });
    expect((await openRoom(system, await agent.ask(wish))).body).toMatchObject({ code: 'VIDEO_REJECTED' });
    expect(system.log()).toContain('"message":"odd"');
  });

  it('reaches administrators with the test of the key, and with a test call', async () => {
    const admin = await actAs(system, 'admin@northlake.example');
    const token = await openSetup(system, admin);
    await refuse(1000);
    const tested = await callSetup(system, 'POST', '/video-key/test', { token, body: {} });
    expect(tested.body).toMatchObject({ code: 'VIDEO_REJECTED', peer: { ...peer, code: '1000' } });
    const { checks } = (await callSetup(system, 'GET', '/checks', { token })).body as { checks?: Row[] };
    expect(checks?.find(({ id }) => id === 'video-access')).toMatchObject({
      items: [expect.stringContaining(`code 1000, Number …67 refused, token=[removed] (errorId ${errorId})`)],
    });
    const asked = await agent.ask(wish);
    const called = await openRoom(system, asked, undefined, { authorization: `Bearer ${token}` });
    expect(called.body).toMatchObject({ code: 'VIDEO_REJECTED', peer: { ...peer, code: '1000' } });
    const strange = await openRoom(system, await agent.ask(wish), undefined, {
      authorization: `Bearer ${'x'.repeat(43)}`,
    });
    expect(strange.body).not.toHaveProperty('peer');
  });
});

describe('the key test', () => {
  it('sends an empty body, as documented, and makes no room', async () => {
    const token = await openSetup(system, await actAs(system, 'admin@northlake.example'));
    expect((await callSetup(system, 'POST', '/video-key/test', { token, body: {} })).status).toBe(200);
    const sent = (await system.video.requests()).filter(({ path }) => path.includes('tokens'));
    expect(sent).toMatchObject([{ headers: { 'content-length': '0' }, status: 200 }]);
    expect(await system.video.get('/rooms')).toEqual([]);
  });
});

describe('our own words', () => {
  it.each([
    ['verifier', { verifier: 7 }],
    ['apiKey', { apiKey: '' }],
  ])('are not scrubbed: %s', async (name, body) => {
    const token = await openSetup(system, await actAs(system, 'admin@northlake.example'));
    const answer =
      name === 'apiKey'
        ? await callSetup(system, 'PUT', '/video-key', { token, body })
        : await callSetup(system, 'POST', '/token', { body, headers: { 'x-gate-key': 'sandbox-gate-key' } });
    expect(answer.body).toMatchObject({ code: 'VALIDATION_FAILED', detail: expect.stringContaining(`${name}: `) });
    expect(answer.body['detail']).not.toContain('[removed]');
  });
});
