import { generateKeyPairSync, sign } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Connection } from 'jsforce';
import type { ServedOrg } from '../rest/fixtures/serve-org.ts';
import { serveOrg } from '../rest/fixtures/serve-org.ts';
import type { FakeOrg } from '../soql/fixtures/fake-org.ts';
import { NOW, createFakeOrg } from '../soql/fixtures/fake-org.ts';
import { grantToken } from './grant-token.ts';

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicKey = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const username = 'tester@northlake.example';
const clients = [
  { id: 'app', secret: 'secret', clientCredentialsUser: username },
  { id: 'signing', secret: 'other', jwtPublicKey: publicKey, jwtUsers: [username] },
];

let org: FakeOrg;
let served: ServedOrg;
const post = async (form: Record<string, string>, headers: Record<string, string> = {}, path = 'token') => {
  const url = `${served.url}/services/oauth2/${path}`;
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form), headers });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Record<string, string> };
};
const works = async (token = '') => {
  const headers = { Authorization: `Bearer ${token}` };
  return (await fetch(`${served.url}/services/data/v66.0/limits`, { headers })).ok;
};

beforeEach(async () => {
  org = createFakeOrg();
  served = await serveOrg(org, { clients });
});
afterEach(() => served.close());

describe('client credentials', () => {
  const grant_type = 'client_credentials';

  it('give jsforce a connection as the run-as user', async () => {
    const connection = new Connection({ loginUrl: served.url, instanceUrl: served.url, version: '66.0' });
    const user = await connection.authorize({ grant_type, client_id: 'app', client_secret: 'secret' });
    expect(user).toMatchObject({ id: org.session.user.id, organizationId: org.organizationId });
    expect(connection.instanceUrl).toBe(served.url);
    expect(await connection.query('SELECT Id FROM Contact')).toMatchObject({ totalSize: 0 });
  });

  it('come by HTTP Basic, too', async () => {
    const Authorization = `Basic ${Buffer.from('app:secret').toString('base64')}`;
    const { status, body } = await post({ grant_type }, { Authorization });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      token_type: 'Bearer',
      scope: 'api',
      instance_url: served.url,
      issued_at: String(NOW),
    });
    expect(await works(body['access_token'])).toBe(true);
  });

  it.each([
    ['an unknown client', { grant_type, client_id: 'x', client_secret: 'secret' }, 'invalid_client_id'],
    ['a wrong secret', { grant_type, client_id: 'app', client_secret: 'wrong' }, 'invalid_client'],
    ['a missing secret', { grant_type, client_id: 'app' }, 'invalid_client'],
    ['a client without a run-as user', { grant_type, client_id: 'signing', client_secret: 'other' }, 'invalid_grant'],
    ['another grant', { grant_type: 'password', client_id: 'app' }, 'unsupported_grant_type'],
    ['nothing', {}, 'unsupported_grant_type'],
  ])('refuse %s', async (_what, form, error) => {
    expect(await post(form)).toMatchObject({ status: 400, body: { error } });
  });
});

describe('the hosts that all orgs share', () => {
  it.each(['https://login.salesforce.com', 'https://test.salesforce.com'])(
    'refuse client credentials: %s',
    (origin) => {
      const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: 'app', client_secret: 'secret' });
      const request = { form, authorization: undefined, origin };
      expect(() => grantToken({ org, tokens: served.tokens, clients }, request)).toThrow(
        'not supported on this domain',
      );
    },
  );
});

describe('a JWT assertion', () => {
  const grant_type = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const assertion = (claims: object = {}, header: object = { alg: 'RS256' }, key = keys.privateKey) => {
    const all = { iss: 'signing', sub: username, aud: served.url, exp: NOW / 1000 + 180, ...claims };
    const signed = `${encode(header)}.${encode(all)}`;
    return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`;
  };

  it('gives a token for its subject', async () => {
    const { body } = await post({ grant_type, assertion: assertion() });
    expect(body['id']).toBe(`${served.url}/id/${org.organizationId}/${org.session.user.id}`);
    expect(await works(body['access_token'])).toBe(true);
  });

  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  it.each([
    ['signed by another key', () => assertion({}, { alg: 'RS256' }, stranger), 'invalid_grant'],
    ['without a signature', () => `${encode({ alg: 'none' })}.${encode({})}.`, 'invalid_grant'],
    ['of another algorithm', () => assertion({}, { alg: 'HS256' }), 'invalid_grant'],
    ['for another audience', () => assertion({ aud: 'https://example.com' }), 'invalid_grant'],
    ['that expired', () => assertion({ exp: NOW / 1000 }), 'invalid_grant'],
    ['that lives too long', () => assertion({ exp: NOW / 1000 + 3600 }), 'invalid_grant'],
    ['for a user who was not approved', () => assertion({ sub: 'other@northlake.example' }), 'invalid_grant'],
    ['of an unknown client', () => assertion({ iss: 'x' }), 'invalid_client_id'],
    ['of a client without a key', () => assertion({ iss: 'app' }), 'invalid_client'],
    ['that is none', () => 'nonsense', 'invalid_grant'],
  ])('is refused %s', async (_what, make, error) => {
    expect(await post({ grant_type, assertion: make() })).toMatchObject({ status: 400, body: { error } });
  });
});

describe('a token', () => {
  it('ends when it is revoked', async () => {
    const token = served.tokens.issue(org.session.user.id);
    expect(await works(token)).toBe(true);
    expect(await post({ token }, {}, 'revoke')).toMatchObject({ status: 200 });
    expect(await works(token)).toBe(false);
    expect(await post({ token }, {}, 'revoke')).toMatchObject({ status: 400 });
  });

  it('lives on while it is used, and ends two hours after the last call', async () => {
    const token = served.tokens.issue(org.session.user.id);
    org.clock.advance(90 * 60_000);
    expect(await works(token)).toBe(true);
    org.clock.advance(90 * 60_000);
    expect(await works(token)).toBe(true);
    org.clock.advance(120 * 60_000);
    expect(await works(token)).toBe(false);
  });

  it('tells whose it is', async () => {
    const token = served.tokens.issue(org.session.user.id);
    const info = (Authorization: string) =>
      fetch(`${served.url}/services/oauth2/userinfo`, { headers: { Authorization } });
    expect(await (await info(`Bearer ${token}`)).json()).toMatchObject({ preferred_username: username, active: true });
    const refused = await info('Bearer x');
    expect([refused.status, await refused.text()]).toEqual([403, 'Bad_OAuth_Token']);
  });
});
