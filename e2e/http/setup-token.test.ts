import { beforeEach, describe, expect, it } from 'vitest';
import { ORGANIZATION_ID, seedIds } from '../../sandbox/seeds/index.ts';
import { settledApiCalls } from '../support/control.ts';
import { actAs, openRoom, type Answer, type Person } from '../support/person.ts';
import { askForToken, callSetup, openSetup, settingsIdOf } from '../support/setup.ts';
import { shareAmongTests } from '../support/share.ts';
import { startSystem, type System } from '../support/system.ts';

const wish = { contactId: seedIds.contacts.mobile, caseId: seedIds.cases.open };

let system: System;
shareAmongTests(startSystem, (started) => (system = started));

let admin: Person;
let settingsId: string;
beforeEach(async () => {
  admin = await actAs(system, 'admin@northlake.example');
  settingsId = await settingsIdOf(system);
});

function expectRefused({ status, body }: Answer, expectedStatus: number, code: string): void {
  expect([status, body['code']]).toEqual([expectedStatus, code]);
}

async function changeSettings(values: Record<string, unknown>): Promise<void> {
  await system.org.change('Video_Settings__c', settingsId, values);
}

/** Every setup call of the OpenAPI document but the one that gives tokens. */
async function setupCalls(): Promise<readonly (readonly [method: string, path: string])[]> {
  const { paths } = (await (await fetch(`${system.middlewareUrl}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, unknown>>;
  };
  return Object.entries(paths)
    .filter(([path]) => path.startsWith('/v1/setup/') && path !== '/v1/setup/token')
    .flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => [method.toUpperCase(), path.replace('/v1/setup', '')] as const),
    );
}

describe('POST /v1/setup/token', () => {
  it('gives an administrator a token of ten minutes, at the cost of one API call', async () => {
    await fetch(`${system.middlewareUrl}/readyz`);
    const proof = await admin.createProof({ purpose: 'setup' });
    const before = await settledApiCalls(system.org);
    const { status, headers, body } = await askForToken(system, admin, { proof });
    expect(await system.org.apiCalls()).toBe(before + 1);
    expect([status, headers.get('cache-control')]).toEqual([201, 'no-store']);
    expect(body).toMatchObject({
      person: { id: seedIds.users.admin, name: 'Ines Carvalho' },
      organizationId: ORGANIZATION_ID,
      settingsOrganizationId: ORGANIZATION_ID,
    });
    const lifetimeMs = Date.parse(String(body['expiresAt'])) - system.sandbox.clock.now();
    expect(lifetimeMs).toBeGreaterThan(595_000);
    expect(lifetimeMs).toBeLessThanOrEqual(600_000);
  });

  it('refuses a wrong gate key before Salesforce is asked, but for one look', async () => {
    const proof = await admin.createProof({ purpose: 'setup' });
    await openRoom(system, { ...proof, sessionId: proof.proofId, contactId: wish.contactId });
    const before = await settledApiCalls(system.org);
    for (let attempt = 0; attempt < 5; attempt += 1)
      expectRefused(
        await askForToken(system, admin, { proof, settingsId, gateKey: `guess-${attempt}` }),
        401,
        'UNAUTHORIZED',
      );
    const guess = { ...proof, sessionId: proof.proofId, contactId: wish.contactId };
    expectRefused(await openRoom(system, guess, 'guess'), 401, 'UNAUTHORIZED');
    expect(await system.org.apiCalls()).toBe(before + 1);
  });

  it.each(['agent', 'agent2', 'supervisor', 'restricted'])(
    'refuses %s, who may not edit the settings',
    async (name) => {
      const person = await actAs(system, `${name}@northlake.example`);
      expectRefused(await askForToken(system, person), 403, 'ACCESS_DENIED');
    },
  );

  it('refuses the right to edit another record, whatever it is', async () => {
    expectRefused(await askForToken(system, admin, { settingsId: wish.contactId }), 403, 'ACCESS_DENIED');
  });

  it('takes the proof of a room for nothing, and its own for no room', async () => {
    const proof = await admin.createProof({ purpose: 'room' });
    expectRefused(await askForToken(system, admin, { proof }), 403, 'PROOF_INVALID');
    const agent = await actAs(system, 'agent@northlake.example');
    const asked = { ...(await agent.ask(wish)), ...(await agent.createProof({ purpose: 'setup' })) };
    expectRefused(await openRoom(system, asked), 403, 'PROOF_INVALID');
  });

  it('tells nothing but PROOF_INVALID until a proof is accepted', async () => {
    const agent = await actAs(system, 'agent@northlake.example');
    const { proofId } = await agent.createProof({ purpose: 'setup' });
    const forged = { proofId, verifier: 'f'.repeat(43) };
    expectRefused(await askForToken(system, agent, { proof: forged }), 403, 'PROOF_INVALID');
    const missing = { proofId: settingsId, verifier: 'f'.repeat(43) };
    expectRefused(await askForToken(system, agent, { proof: missing }), 403, 'PROOF_INVALID');
    const stale = await admin.createProof({ purpose: 'setup' });
    await system.org.advance(130_000);
    expectRefused(await askForToken(system, admin, { proof: stale }), 403, 'PROOF_INVALID');
  });

  it('gives one token for a proof, however often and over however many instances it comes', async () => {
    const proof = await admin.createProof({ purpose: 'setup' });
    const second = await system.startSecond();
    const places = [system, { ...system, middlewareUrl: second.middlewareUrl }];
    // The other instance is asked too: with its own settings read, and the same origin for proofs.
    const answers = await Promise.all(
      [0, 1, 0, 1, 0].map((place) => askForToken(places[place] ?? system, admin, { proof, settingsId })),
    );
    answers.push(await askForToken(system, admin, { proof, settingsId }));
    await second.close();
    await system.restartMiddleware();
    answers.push(await askForToken(system, admin, { proof, settingsId }));
    const given = answers.map(({ status, body }) => [status, body['token'], body['expiresAt']]);
    expect(new Set(given.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(given[0]?.[0]).toBe(201);
  });

  it('gives nothing for that proof once it is stale, or for another record', async () => {
    const proof = await admin.createProof({ purpose: 'setup' });
    expect((await askForToken(system, admin, { proof })).status).toBe(201);
    const other = { proof, settingsId: wish.contactId };
    expectRefused(await askForToken(system, admin, other), 403, 'PROOF_INVALID');
    await system.org.advance(121_000);
    expectRefused(await askForToken(system, admin, { proof }), 403, 'PROOF_INVALID');
  });

  it.each([
    ['name a field that does not exist', 'Phone_Fields__c', 'Missing__c'],
    ['are of another org', 'Org_Id__c', '00D000000000001EAA'],
    ['were never noted for an org', 'Org_Id__c', null],
    ['carry an impossible pattern', 'Call_Reference_Pattern__c', '{Missing__c}'],
  ])('opens setup for settings that %s', async (_, field, value) => {
    await changeSettings({ [field]: value });
    await system.restartMiddleware();
    const { status, body } = await askForToken(system, admin);
    expect([status, body['settingsOrganizationId']]).toEqual([201, field === 'Org_Id__c' ? value : ORGANIZATION_ID]);
  });

  it('says that there is no gate key, without asking Salesforce again and again', async () => {
    await changeSettings({ Gate_Key__c: null });
    await system.restartMiddleware();
    const proof = await admin.createProof({ purpose: 'setup' });
    await settledApiCalls(system.org);
    expectRefused(await askForToken(system, admin, { proof, settingsId }), 503, 'NOT_CONFIGURED');
    const before = await system.org.apiCalls();
    expectRefused(await askForToken(system, admin, { proof, settingsId }), 503, 'NOT_CONFIGURED');
    expect(await system.org.apiCalls()).toBe(before);
  });
});

describe('a setup token', () => {
  it('is needed for every setup call that there is', async () => {
    const calls = await setupCalls();
    expect(calls.length).toBeGreaterThan(10);
    await openSetup(system, admin);
    for (const [method, path] of calls) {
      expectRefused(await callSetup(system, method, path), 401, 'UNAUTHORIZED');
      expectRefused(await callSetup(system, method, path, { token: 'x'.repeat(43) }), 401, 'UNAUTHORIZED');
    }
  });

  it('opens nothing when it is missing, wrong or expired', async () => {
    const token = await openSetup(system, admin);
    expectRefused(await callSetup(system, 'GET', '/anything'), 401, 'UNAUTHORIZED');
    expectRefused(await callSetup(system, 'GET', '/anything', { token: 'x'.repeat(43) }), 401, 'UNAUTHORIZED');
    expectRefused(await callSetup(system, 'GET', '/anything', { token }), 404, 'NOT_FOUND');
    await system.org.advance(601_000);
    expectRefused(await callSetup(system, 'GET', '/anything', { token }), 401, 'UNAUTHORIZED');
  });

  it('survives a restart, and stands in no log', async () => {
    const token = await openSetup(system, admin);
    await system.restartMiddleware();
    expectRefused(await callSetup(system, 'GET', '/anything', { token }), 404, 'NOT_FOUND');
    expect(system.log()).not.toContain(token);
  });
});
