import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ServedOrg } from '../rest/fixtures/serve-org.ts';
import { serveOrg } from '../rest/fixtures/serve-org.ts';
import type { FakeOrg } from '../soql/fixtures/fake-org.ts';
import { createFakeOrg } from '../soql/fixtures/fake-org.ts';

let org: FakeOrg;
let served: ServedOrg;
const username = 'tester@northlake.example';
const control = (method: string, path: string, body?: unknown) =>
  fetch(`${served.url}/_sandbox/${path}`, {
    method,
    redirect: 'manual',
    headers: { 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const limits = (token: string) =>
  fetch(`${served.url}/services/data/v66.0/limits`, { headers: { Authorization: `Bearer ${token}` } });

beforeEach(async () => {
  org = createFakeOrg();
  served = await serveOrg(org);
});
afterEach(() => served.close());

describe('the control plane', () => {
  it('gives tokens and takes them back', async () => {
    const issued = await control('POST', 'tokens', { user: username });
    const { accessToken } = (await issued.json()) as { accessToken: string };
    expect((await limits(accessToken)).status).toBe(200);
    expect((await control('POST', 'tokens/revoke')).status).toBe(204);
    expect((await limits(accessToken)).status).toBe(401);
  });

  it('sets the allowance, and tells the time and the calls', async () => {
    await control('POST', 'limits', { max: 1 });
    const token = served.tokens.issue(org.session.user.id);
    expect((await limits(token)).headers.get('sforce-limit-info')).toBe('api-usage=1/1');
    expect((await limits(token)).status).toBe(403);
    expect(await (await control('GET', 'state')).json()).toEqual({
      now: '2026-11-23T10:00:00.000Z',
      apiCalls: { total: 1, max: 1, byUser: { [username]: 1 } },
    });
  });

  it('moves the time and puts everything back', async () => {
    expect(await (await control('POST', 'clock', { advanceMs: 60_000 })).json()).toEqual({
      now: '2026-11-23T10:01:00.000Z',
    });
    const token = served.tokens.issue(org.session.user.id);
    served.allowance.max = 0;
    expect((await control('POST', 'reset')).status).toBe(204);
    expect(served.allowance.max).toBe(15_000);
    expect((await limits(token)).status).toBe(401);
  });

  it('plants, shows and changes rows as they are stored', async () => {
    const planted = await control('POST', 'records/Contact', { LastName: 'Berg', CreatedById: '005000000000009AAA' });
    const { id } = (await planted.json()) as { id: string };
    expect(await (await control('GET', `records/contact/${id}`)).json()).toMatchObject({
      LastName: 'Berg',
      CreatedById: '005000000000009AAA',
    });
    await control('PATCH', `records/Contact/${id.slice(0, 15)}`, { LastName: 'Cleo' });
    expect(await (await control('GET', 'records/Contact')).json()).toMatchObject([{ Id: id, LastName: 'Cleo' }]);
    expect((await control('GET', 'records/Nothing')).status).toBe(400);
    expect((await control('GET', 'records/Contact/003')).status).toBe(404);
  });

  it('logs a person in to a page of this origin only', async () => {
    const login = (to: string) => control('GET', `login?user=${username}&to=${encodeURIComponent(to)}`);
    const response = await login('/lightning/r/Contact/003/view');
    expect(response.headers.get('location')).toBe('/lightning/r/Contact/003/view');
    expect(response.headers.get('set-cookie')).toMatch(/^sid=.+; Path=\/; HttpOnly; SameSite=Lax$/u);
    for (const elsewhere of ['//example.com', '/\\example.com', 'https://example.com', '']) {
      expect((await login(elsewhere)).headers.get('location')).toBe('/');
    }
  });

  it.each([
    ['POST', 'limits', { max: -1 }],
    ['POST', 'tokens', {}],
    ['POST', 'tokens/revoke', { nothing: 1 }],
  ])('says what is wrong with %s %s %j', async (method, path, body) => {
    const response = await control(method, path, body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: expect.stringMatching(/./u) as unknown });
  });
});
