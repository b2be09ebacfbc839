import { beforeEach, describe, expect, it } from 'vitest';
import { ORGANIZATION_ID, seedIds } from '../../sandbox/seeds/index.ts';
import { eventually } from '../support/control.ts';
import { actAs, openRoom, type Answer, type Person } from '../support/person.ts';
import { callSetup, openSetup, settingsIdOf } from '../support/setup.ts';
import { shareAmongTests } from '../support/share.ts';
import { startSystem, type System } from '../support/system.ts';

const wish = { contactId: seedIds.contacts.mobile, caseId: seedIds.cases.open };
const ines = { id: seedIds.users.admin, name: 'Ines Carvalho' };

interface Entry {
  readonly at: string;
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly action: string;
  readonly detail: string;
}

let system: System;
shareAmongTests(startSystem, (started) => (system = started));

let admin: Person;
let agent: Person;
let token: string;
let settingsId: string;
beforeEach(async () => {
  await fetch(`${system.middlewareUrl}/readyz`);
  admin = await actAs(system, 'admin@northlake.example');
  agent = await actAs(system, 'agent@northlake.example');
  settingsId = await settingsIdOf(system);
  token = await openSetup(system, admin);
  // The org's stamps have whole seconds.
  await system.org.advance(5000);
});

const reload = (): Promise<Answer> => callSetup(system, 'POST', '/settings/reload', { token, body: {} });
const audit = async (): Promise<readonly Entry[]> =>
  (await callSetup(system, 'GET', '/audit', { token })).body['entries'] as Entry[];

describe('POST /v1/setup/settings/reload', () => {
  it('makes saved settings count at once, and notes who changed what', async () => {
    await admin.update(settingsId, { Default_Region__c: 'DE', Gate_Key__c: 'another-gate-key-of-32-characters' });
    expect((await reload()).body).toEqual({ changed: true, problem: null });
    expect((await openRoom(system, await agent.ask(wish))).body['code']).toBe('UNAUTHORIZED');
    const [entry] = await audit();
    expect(entry).toEqual({
      at: expect.any(String),
      person: ines,
      action: 'settings-changed',
      detail: 'Default_Region__c: US → DE; Gate_Key__c was replaced',
    });
    const { LastModifiedDate } = await system.org.row('Video_Settings__c', settingsId);
    expect(Date.parse(entry?.at ?? '')).toBe(Date.parse(String(LastModifiedDate)));
    expect((await reload()).body).toEqual({ changed: false, problem: null });
    expect(await audit()).toHaveLength(2);
  });

  it('notes fields that only the pages use', async () => {
    await admin.update(settingsId, { Console_Mode__c: 'Window' });
    await reload();
    expect((await audit())[0]?.detail).toBe('Console_Mode__c: Embedded → Window');
  });

  it('tells what is wrong with settings, and notes them all the same', async () => {
    await admin.update(settingsId, { Phone_Fields__c: 'Missing__c' });
    expect((await reload()).body).toEqual({
      changed: true,
      problem: { code: 'NOT_CONFIGURED', message: expect.stringContaining('Missing__c') },
    });
    await admin.update(settingsId, { Phone_Fields__c: 'Phone', Org_Id__c: '00D000000000001EAA' });
    expect((await reload()).body).toMatchObject({ changed: true, problem: { code: 'WRONG_ORG' } });
    await admin.update(settingsId, { Org_Id__c: ORGANIZATION_ID });
    expect((await reload()).body).toEqual({ changed: true, problem: null });
    expect((await audit()).filter(({ action }) => action === 'settings-changed').length).toBeGreaterThanOrEqual(2);
  });
});

describe('the audit log', () => {
  it('tells that setup was opened, and by whom', async () => {
    expect(await audit()).toMatchObject([{ person: ines, action: 'setup-opened', detail: '' }]);
  });

  it('notices a change that was made on the record, at the next call', async () => {
    await admin.update(settingsId, { Update_Contact__c: false });
    expect((await openRoom(system, await agent.ask(wish))).status).toBe(201);
    expect((await audit())[0]).toMatchObject({ action: 'settings-changed', person: ines });
  });

  it('notices a change that was made while the middleware did not run', async () => {
    await admin.update(settingsId, { Default_Region__c: 'SG' });
    await system.restartMiddleware();
    await fetch(`${system.middlewareUrl}/readyz`);
    expect((await audit())[0]?.detail).toBe('Default_Region__c: US → SG');
  });

  it('holds no secret', async () => {
    await callSetup(system, 'PUT', '/video-key', { token, body: { apiKey: 'sandbox-video-key' } });
    await callSetup(system, 'DELETE', '/video-key', { token });
    await system.org.advance(5000);
    await admin.update(settingsId, { Gate_Key__c: 'another-gate-key-of-32-characters' });
    await reload();
    const entries = await audit();
    expect(entries.map(({ action }) => action)).toEqual([
      'settings-changed',
      'video-key-removed',
      'video-key-set',
      'setup-opened',
    ]);
    const told = JSON.stringify(entries) + system.log();
    for (const secret of ['another-gate-key', 'sandbox-gate-key', 'sandbox-video-key', token])
      expect(told).not.toContain(secret);
  });
});

describe('deliveries', () => {
  interface Overview {
    readonly parkedCount: number;
    readonly parked: readonly { readonly sessionId: string; readonly reason: string }[];
    readonly recent: readonly { readonly sessionId: string; readonly state: string }[];
  }

  const overview = async (): Promise<Overview> =>
    (await callSetup(system, 'GET', '/deliveries', { token })).body as unknown as Overview;

  const until = (what: string, isReached: (state: Overview) => boolean): Promise<Overview> =>
    eventually(what, async () => {
      const state = await overview();
      return isReached(state) && state;
    });

  async function parkOne(): Promise<string> {
    const asked = await agent.ask(wish);
    await system.org.fault({
      method: 'POST',
      path: '/composite/graph',
      status: 400,
      body: [{ errorCode: 'INVALID_FIELD', message: 'no such field' }],
      times: 1,
    });
    await openRoom(system, asked);
    return asked.sessionId;
  }

  it('show what was written, what was refused with its reason, and try it again', async () => {
    const written = await agent.ask(wish);
    await openRoom(system, written);
    await until('the session was written', ({ recent }) => recent[0]?.state === 'written');
    const parked = await parkOne();
    const state = await until('a session was parked', ({ parkedCount }) => parkedCount === 1);
    expect(state).toMatchObject({ unwritten: 1, pause: null });
    expect(state.parked).toMatchObject([{ sessionId: parked, reason: expect.stringContaining('no such field') }]);
    expect(state.recent.map(({ sessionId, state: how }) => [sessionId, how])).toEqual([
      [parked, 'parked'],
      [written.sessionId, 'written'],
    ]);
    const retry = await callSetup(system, 'POST', '/deliveries/retry', { token, body: { sessionId: parked } });
    expect(retry.body).toEqual({ retried: 1 });
    await until('all sessions were written', ({ recent }) => recent.every(({ state: how }) => how === 'written'));
    expect((await audit())[0]).toMatchObject({ person: ines, action: 'deliveries-retried', detail: parked });
  });

  it('are not noted as retried when there was nothing to retry', async () => {
    const retry = await callSetup(system, 'POST', '/deliveries/retry', { token, body: { all: true } });
    expect(retry.body).toEqual({ retried: 0 });
    expect(await audit()).toHaveLength(1);
    const wrong = await callSetup(system, 'POST', '/deliveries/retry', { token, body: { all: false } });
    expect(wrong.body['code']).toBe('VALIDATION_FAILED');
  });
});
