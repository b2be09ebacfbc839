import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { actAs, GATE_KEY, post, type Asked } from '../support/person.ts';
import { startSystem, type System } from '../support/system.ts';

let system: System;
let asked: Asked;
const json = { 'content-type': 'application/json', 'x-gate-key': GATE_KEY };

beforeAll(async () => {
  system = await startSystem();
  const agent = await actAs(system, 'agent@northlake.example');
  asked = await agent.ask({ contactId: seedIds.contacts.mobile, caseId: seedIds.cases.open });
});
afterAll(() => system.close());

const injections = [
  "' OR Id != '",
  "003000000000001AAA' OR Name LIKE '%",
  '\\',
  '@{proof.CreatedById}',
  '../../sobjects/User',
  '%27',
  '\u0000',
];

function bodyWith(changes: Record<string, unknown>): string {
  const { sessionId: _, ...body } = asked;
  return JSON.stringify({ ...body, ...changes });
}

async function expectProblem(code: string, answer: ReturnType<typeof post>): Promise<void> {
  const { status, headers, body } = await answer;
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/u);
  expect(body).toMatchObject({ code, status, retryable: false, requestId: expect.any(String) });
}

async function expectNothingMade(): Promise<void> {
  expect((await system.video.requests()).filter(({ path }) => path.includes('/api/v1/tokens'))).toEqual([]);
  expect(await system.org.row('Video_Session__c', asked.sessionId)).toMatchObject({
    Status__c: 'Requested',
    Call_Reference__c: null,
  });
}

describe('input that is not what the interface documents', () => {
  it.each(['proofId', 'verifier', 'contactId'])('is refused when %s is missing', async (field) => {
    await expectProblem('VALIDATION_FAILED', post(system, roomPath(), bodyWith({ [field]: undefined }), json));
    await expectNothingMade();
  });

  it.each([1, true, [], {}, null, '', 'x'.repeat(5000), ...injections])(
    'is refused when a field is %j',
    async (value) => {
      for (const field of ['proofId', 'verifier', 'contactId']) {
        await expectProblem('VALIDATION_FAILED', post(system, roomPath(), bodyWith({ [field]: value }), json));
      }
      if (value !== null)
        await expectProblem('VALIDATION_FAILED', post(system, roomPath(), bodyWith({ caseId: value }), json));
      await expectNothingMade();
    },
  );

  it('is refused with a field that nobody documented', async () => {
    await expectProblem('VALIDATION_FAILED', post(system, roomPath(), bodyWith({ phoneNumber: '+6591234567' }), json));
    await expectProblem(
      'VALIDATION_FAILED',
      post(system, roomPath(), bodyWith({ ['__proto__']: {}, constructor: 1 }), json),
    );
    await expectNothingMade();
  });

  it.each(['null', '[]', '"text"', '1', '', '{', '{"proofId":', '\u0000'])(
    'is refused for the body %j',
    async (body) => {
      await expectProblem('VALIDATION_FAILED', post(system, roomPath(), body, json));
      await expectNothingMade();
    },
  );

  it('is refused for a huge body', async () => {
    await expectProblem('VALIDATION_FAILED', post(system, roomPath(), bodyWith({ more: 'x'.repeat(1_000_000) }), json));
    await expectNothingMade();
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/json; charset=utf-7',
  ])('is refused for the content type %s', async (type) => {
    await expectProblem('VALIDATION_FAILED', post(system, roomPath(), bodyWith({}), { ...json, 'content-type': type }));
    await expectNothingMade();
  });

  it.each(['x', '003', ...injections])('is refused for the session id %j', async (id) => {
    const path = `/v1/video-sessions/${encodeURIComponent(id)}/room`;
    await expectProblem('VALIDATION_FAILED', post(system, path, bodyWith({}), json));
    await expectNothingMade();
  });

  it('is refused for a path that cannot be decoded', async () => {
    await expectProblem('VALIDATION_FAILED', post(system, '/v1/video-sessions/%E0%A4%A/room', bodyWith({}), json));
  });

  it('is refused for contacts and cases that are ids of other objects', async () => {
    await expectProblem(
      'VALIDATION_FAILED',
      post(system, roomPath(), bodyWith({ contactId: seedIds.cases.open }), json),
    );
    await expectProblem(
      'VALIDATION_FAILED',
      post(system, roomPath(), bodyWith({ caseId: seedIds.contacts.mobile }), json),
    );
    await expectNothingMade();
  });

  it('is PROOF_INVALID for proofs that are ids of nothing or of other objects', async () => {
    for (const proofId of [seedIds.contacts.mobile, asked.sessionId, '003zzzzzzzzzzzzAAA']) {
      await expectProblem('PROOF_INVALID', post(system, roomPath(), bodyWith({ proofId }), json));
    }
    await expectNothingMade();
  });

  it('is answered as a problem too when address or method are wrong', async () => {
    await expectProblem('NOT_FOUND', post(system, '/v1/nothing', '{}', json));
    const answer = await fetch(system.middlewareUrl + roomPath(), { headers: json });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([405, 'METHOD_NOT_ALLOWED']);
  });

  it('repeats no value of the request', async () => {
    const answer = await post(
      system,
      roomPath(),
      bodyWith({ verifier: 's3cret-verifier', more: 's3cret-field' }),
      json,
    );
    expect(JSON.stringify(answer.body)).not.toContain('s3cret-verifier');
    expect(system.log()).not.toContain('s3cret-verifier');
  });
});

function roomPath(): string {
  return `/v1/video-sessions/${asked.sessionId}/room`;
}
