import { beforeEach, describe, expect, it } from 'vitest';
import { ORGANIZATION_ID, seedIds } from '../../sandbox/seeds/index.ts';
import { HOUR_MS } from '../../middleware/time/clock.ts';
import { startCall } from '../support/automation.ts';
import { actAs, type Answer } from '../support/person.ts';
import { callSetup, openSetup } from '../support/setup.ts';
import { shareAmongTests } from '../support/share.ts';
import { startSystem, type System } from '../support/system.ts';

const { users } = seedIds;
const wish = { organizationId: ORGANIZATION_ID, caseId: seedIds.cases.open };

let system: System;
shareAmongTests(startSystem, (started) => (system = started));

let token: string;
beforeEach(async () => {
  token = await openSetup(system, await actAs(system, 'admin@northlake.example'));
});

const call = (method: string, path: string, body?: object): Promise<Answer> =>
  callSetup(system, method, path, { token, ...(body === undefined ? {} : { body }) });

/** Everything over the setup page that lasts. */
const CHANGES: readonly (readonly [method: string, path: string, body: object | undefined])[] = [
  ['POST', '/automation-keys', {}],
  ['DELETE', '/automation-keys/00000000-0000-4000-8000-000000000000', undefined],
  ['PUT', '/video-key', { apiKey: 'another-video-key-f00d42' }],
  ['DELETE', '/video-key', undefined],
  ['POST', '/deliveries/retry', { all: true }],
  ['POST', '/call-log/assign', { callId: '5757', roomId: '00000000-0000-4000-8000-000000000000' }],
];

const LOSSES: readonly (readonly [what: string, lose: () => Promise<void>])[] = [
  ['was deactivated', () => system.org.change('User', users.admin, { IsActive: false })],
  [
    'may not edit the settings any more',
    async () => {
      const { ProfileId } = await system.org.row('User', users.agent);
      await system.org.change('User', users.admin, { ProfileId });
      for (const { Id, AssigneeId } of await system.org.rows('PermissionSetAssignment'))
        if (AssigneeId === users.admin)
          await system.org.change('PermissionSetAssignment', String(Id), { AssigneeId: users.supervisor });
    },
  ],
];

describe.each(LOSSES)('an administrator who %s since the token was given', (_, lose) => {
  it.each(CHANGES)('changes nothing by %s %s, and has no token any more', async (method, path, body) => {
    await lose();
    const { status, body: refusal } = await call(method, path, body);
    expect([status, refusal['code']]).toEqual([403, 'ACCESS_DENIED']);
    expect((await call('GET', '/automation-keys')).status).toBe(401);
  });
});

it('whoever lost the right to set up loses every token, also those that other pages hold', async () => {
  const admin = await actAs(system, 'admin@northlake.example');
  const others = [await openSetup(system, admin), await openSetup(system, admin)];
  const [, loseRight] = LOSSES[1] ?? [];
  await loseRight?.();
  expect((await call('DELETE', '/video-key')).status).toBe(403);
  for (const other of others)
    expect((await callSetup(system, 'GET', '/automation-keys', { token: other })).status).toBe(401);
});

it('nothing is changed while Salesforce cannot be asked', async () => {
  await system.org.fault({ path: '/composite$', status: 503 });
  for (const [method, path, body] of CHANGES) {
    const { status, body: refusal } = await call(method, path, body);
    expect([status, refusal['code']]).toEqual([503, 'SALESFORCE_UNAVAILABLE']);
  }
  await system.org.clearFaults();
  expect((await call('GET', '/automation-keys')).body).toEqual({ keys: [] });
});

describe('an automation key with an end', () => {
  const make = (validUntil: unknown): Promise<Answer> => call('POST', '/automation-keys', { validUntil });
  const inMs = (ms: number): string => new Date(system.sandbox.clock.now() + ms).toISOString();

  it('is refused after it, and the check tells of it before and after', async () => {
    const check = async (): Promise<unknown> => {
      const checks = (await call('GET', '/checks')).body['checks'] as { id: string }[];
      return checks.find(({ id }) => id === 'automation-key');
    };
    const validUntil = inMs(300_000);
    const { status, body } = await make(validUntil);
    expect([status, body['validUntil']]).toEqual([201, validUntil]);
    const key = String(body['key']);
    expect((await startCall(system, key, wish)).status).toBe(201);
    expect(await check()).toMatchObject({ state: 'warning', finding: expect.stringContaining('It ends at') });
    await system.org.advance(300_000);
    expect((await startCall(system, key, wish)).status).toBe(401);
    expect(await check()).toMatchObject({ state: 'warning', finding: expect.stringContaining('ended at') });
  });

  it('does not outlive it in the day after another has taken its place', async () => {
    const ending = String((await make(inMs(HOUR_MS))).body['key']);
    const made = await call('POST', '/automation-keys', {});
    expect(Date.parse(String(made.body['previousValidUntil']))).toBeLessThanOrEqual(Date.parse(inMs(HOUR_MS)));
    expect((await startCall(system, ending, wish)).status).toBe(201);
    await system.org.advance(HOUR_MS + 1000);
    expect((await startCall(system, ending, wish)).status).toBe(401);
    expect((await startCall(system, String(made.body['key']), wish)).status).toBe(201);
  });

  it.each(['', 'tomorrow', '2026-02-30T10:00:00Z', '2020-01-01T00:00:00Z', 5, {}, 'NaN'])(
    'is not made for %p',
    async (end) => {
      expect(await make(end)).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED' } });
      expect((await call('GET', '/automation-keys')).body).toEqual({ keys: [] });
    },
  );
});
