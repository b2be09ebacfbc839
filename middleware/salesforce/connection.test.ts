import { generateKeyPairSync } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { answerJson, startPeer, type HttpPeer, type PeerRequest } from '../test-support/http-peer.ts';
import { createMovableClock, type MovableClock } from '../test-support/movable-clock.ts';
import { until } from '../test-support/until.ts';
import { SalesforceCallError } from './call-error.ts';
import { createSalesforceConnection, type OrgConnection } from './connection.ts';
import type { SalesforceCredentials } from './credentials.ts';

const secret: SalesforceCredentials = { kind: 'client-credentials', clientId: 'client', clientSecret: 's3cret' };
// Ends what hangs; only what is about the deadline itself has a short one.
const LONG_MS = 60_000;
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((part) => part.close()));
});

type Answer = (res: ServerResponse, request: PeerRequest) => void;

async function connect(
  answer: Answer,
  credentials = secret,
): Promise<{ connection: OrgConnection; org: HttpPeer; clock: MovableClock }> {
  const clock = createMovableClock();
  const org: HttpPeer = await startPeer((request, res) => {
    if (request.path !== '/services/oauth2/token') {
      answer(res, request);
      return;
    }
    answerJson(res, {
      access_token: `token-${org.requests.length}`,
      instance_url: org.url,
      id: `${org.url}/id/00D/005`,
    });
  });
  return { connection: connectTo(org, credentials, clock), org, clock };
}

function connectTo(
  org: HttpPeer,
  credentials = secret,
  clock = createMovableClock(),
  deadlineMs = LONG_MS,
): ReturnType<typeof createSalesforceConnection> {
  const connection = createSalesforceConnection({
    loginUrl: org.url,
    credentials,
    transport: { deadlineMs, connections: 4 },
    clock,
  });
  open.push(connection, org);
  return connection;
}

async function faultOf(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof SalesforceCallError ? error.fault.kind : 'no fault';
}

const tokenCalls = (org: HttpPeer): number =>
  org.requests.filter(({ path }) => path === '/services/oauth2/token').length;
const sessionExpired = [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }];

describe('createSalesforceConnection', () => {
  it('logs in once for many calls and reads the time of the org from the answer', async () => {
    const { connection, org } = await connect((res) => {
      res.setHeader('Date', 'Mon, 23 Nov 2026 10:00:00 GMT');
      answerJson(res, { ok: true });
    });
    const answers = await Promise.all([connection.get('/a'), connection.get('/b'), connection.post('/c', {})]);
    expect(answers[0]).toEqual({ body: { ok: true }, orgNow: Date.UTC(2026, 10, 23, 10) });
    expect(tokenCalls(org)).toBe(1);
    expect(await connection.identity()).toEqual({ orgId: '00D', userId: '005' });
  });

  it('takes a deletion for done that is answered without a body', async () => {
    const { connection } = await connect((res) => res.writeHead(204).end());
    expect((await connection.delete('/a')).body).toBeNull();
  });

  it('renews an expired token once for all calls that met it', async () => {
    let valid = 'token-1';
    const { connection, org } = await connect((res, { headers }) => {
      if (headers.authorization === `Bearer ${valid}`) answerJson(res, {});
      else answerJson(res, sessionExpired, 401);
    });
    await connection.get('/a');
    valid = 'none';
    const calls = Array.from({ length: 10 }, () => connection.get('/b'));
    valid = `token-${org.requests.length + 11}`;
    await Promise.allSettled(calls);
    expect(tokenCalls(org)).toBeLessThanOrEqual(4);
  });

  it('gives up when Salesforce rejects the tokens it has just given', async () => {
    const { connection, org } = await connect((res) => answerJson(res, sessionExpired, 401));
    expect(await faultOf(connection.get('/a'))).toBe('auth');
    expect(tokenCalls(org)).toBeLessThanOrEqual(3);
  });

  it('tells every call that waited for a renewal that the login was refused', async () => {
    let refused = false;
    const org = await startPeer(({ path }, res) => {
      if (path !== '/services/oauth2/token') {
        if (refused) answerJson(res, sessionExpired, 401);
        else answerJson(res, {});
      } else if (refused) setTimeout(() => answerJson(res, { error: 'invalid_client' }, 400), 50);
      else answerJson(res, { access_token: 'token', instance_url: org.url, id: `${org.url}/id/00D/005` });
    });
    const connection = connectTo(org);
    await connection.get('/a');
    refused = true;
    const first = faultOf(connection.get('/b'));
    await until(() => tokenCalls(org) === 2);
    // The renewal is under way: this one waits for it.
    expect(await Promise.all([first, faultOf(connection.get('/c'))])).toEqual(['auth', 'auth']);
    expect(tokenCalls(org)).toBe(2);
  });

  it('tries a new token again after a pause, and works once Salesforce takes it', async () => {
    let broken = true;
    const { connection, org, clock } = await connect((res) => {
      if (broken) answerJson(res, sessionExpired, 401);
      else answerJson(res, {});
    });
    expect(await faultOf(connection.get('/a'))).toBe('auth');
    const before = tokenCalls(org);
    expect(await faultOf(connection.get('/a'))).toBe('auth');
    expect(tokenCalls(org)).toBe(before);
    broken = false;
    clock.advance(31_000);
    await expect(connection.get('/a')).resolves.toMatchObject({ body: {} });
  });

  it.each<[string, string, Answer]>([
    [
      'retry',
      'a connection cut within the body',
      (res) => {
        res.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
        res.write('{"records":', () => res.destroy());
      },
    ],
    [
      'retry',
      'HTML with status 200',
      (res) => res.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Maintenance</h1>'),
    ],
    ['retry', 'JSON cut short', (res) => res.writeHead(200, { 'content-type': 'application/json' }).end('{"records":')],
    [
      'retry',
      'HTML with status 503',
      (res) => res.writeHead(503, { 'content-type': 'text/html' }).end('<h1>Down</h1>'),
    ],
    ['retry', 'a locked row', (res) => answerJson(res, [{ errorCode: 'UNABLE_TO_LOCK_ROW', message: 'locked' }], 400)],
    [
      'limit',
      'a used-up allowance',
      (res) => answerJson(res, [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests' }], 403),
    ],
    [
      'retry',
      'a code that nobody listed with status 500',
      (res) => answerJson(res, [{ errorCode: 'INTERNAL_ERROR', message: 'gack' }], 500),
    ],
    [
      'permanent',
      'an unknown field',
      (res) => answerJson(res, [{ errorCode: 'INVALID_FIELD', message: 'No such column' }], 400),
    ],
  ])('reports %s for %s, after one call', async (kind, _, answer) => {
    const { connection, org } = await connect(answer);
    expect(await faultOf(connection.get('/a'))).toBe(kind);
    expect(org.requests).toHaveLength(2);
  });

  it('reports a body that stalls once its time is over', async () => {
    const org = await startPeer(({ path }, res) => {
      const login = { access_token: 'token', instance_url: org.url, id: `${org.url}/id/00D/005` };
      if (path === '/services/oauth2/token') answerJson(res, login);
      else res.writeHead(200, { 'content-type': 'application/json' }).write('{"records":');
    });
    expect(await faultOf(connectTo(org, secret, createMovableClock(), 400).get('/a'))).toBe('retry');
  });

  it('hands on how long Salesforce asks to wait', async () => {
    const { connection } = await connect((res) =>
      answerJson(res.setHeader('Retry-After', '7'), [{ errorCode: 'SERVER_UNAVAILABLE', message: 'busy' }], 503),
    );
    await expect(connection.get('/a')).rejects.toMatchObject({ fault: { kind: 'retry', retryAfterMs: 7000 } });
  });

  it('hands on how long Salesforce asks to wait with a login, at first and for a new token', async () => {
    let isBusy = true;
    const org = await startPeer(({ path }, res) => {
      if (path !== '/services/oauth2/token') answerJson(res, sessionExpired, 401);
      else if (isBusy) answerJson(res.setHeader('Retry-After', '77'), { error: 'rate_limit_exceeded' }, 429);
      else answerJson(res, { access_token: 'token', instance_url: org.url, id: `${org.url}/id/00D/005` });
    });
    const connection = connectTo(org);
    const asked = { fault: { kind: 'retry', code: 'rate_limit_exceeded', retryAfterMs: 77_000 } };
    await expect(connection.get('/a')).rejects.toMatchObject(asked);
    isBusy = false;
    await connection.identity();
    isBusy = true;
    await expect(connection.get('/a')).rejects.toMatchObject(asked);
  });

  it('reports a fault for an org that is not there', async () => {
    const { connection, org } = await connect((res) => answerJson(res, {}));
    await org.close();
    expect(await faultOf(connection.get('/a'))).toBe('retry');
  });

  it('reports refused credentials without repeating them, and tries again the next time', async () => {
    const org = await startPeer((_, res) =>
      answerJson(res, { error: 'invalid_client', error_description: 'invalid client credentials' }, 400),
    );
    const connection = connectTo(org);
    await expect(connection.get('/a')).rejects.toThrow(/invalid_client/u);
    await expect(connection.get('/a')).rejects.not.toThrow(/s3cret/u);
    expect(org.requests).toHaveLength(2);
  });

  it.each<[string, string, (res: ServerResponse) => void]>([
    ['auth', 'an inactive user', (res) => answerJson(res, { error: 'inactive_user' }, 400)],
    ['retry', 'a page with status 200', (res) => res.writeHead(200, { 'content-type': 'text/html' }).end('<h1>x</h1>')],
    ['retry', 'a page with status 503', (res) => res.writeHead(503, { 'content-type': 'text/html' }).end('<h1>x</h1>')],
  ])('reports %s when the login is answered by %s', async (kind, _, answer) => {
    const org = await startPeer((__, res) => answer(res));
    const connection = connectTo(org);
    expect(await faultOf(connection.get('/a'))).toBe(kind);
  });

  describe('for callers', () => {
    it('holds up nothing of what is written behind them, however many wait', async () => {
      const held: ServerResponse[] = [];
      const { connection } = await connect((res, { path }) => {
        if (path.endsWith('/click')) held.push(res);
        else answerJson(res, {});
      });
      const clicks = Array.from({ length: 50 }, () => connection.forCallers.get('/click').catch(() => 'failed'));
      await until(() => held.length === 4);
      await expect(connection.post('/write', {})).resolves.toMatchObject({ body: {} });
      expect(held).toHaveLength(4);
      await connection.close();
      await Promise.all(clicks);
    });

    it('asks Salesforce nothing before the time it asked for, and says how much of it is left', async () => {
      let isBusy = true;
      const { connection, org, clock } = await connect((res) => {
        if (isBusy) answerJson(res.setHeader('Retry-After', '600'), [], 503);
        else answerJson(res, {});
      });
      const ask = (): Promise<unknown> =>
        connection.forCallers.get('/click').catch((error: unknown) => {
          if (error instanceof SalesforceCallError) throw error.toAppError();
          throw error;
        });
      const told = (retryAfterSeconds: number) => ({ code: 'SALESFORCE_UNAVAILABLE', retryAfterSeconds });
      await expect(ask()).rejects.toMatchObject(told(600));
      isBusy = false;
      clock.advance(100_500);
      const before = org.requests.length;
      await expect(ask()).rejects.toMatchObject(told(500));
      await expect(connection.forCallers.identity()).rejects.toMatchObject({ fault: { retryAfterMs: 499_500 } });
      expect(org.requests).toHaveLength(before);
      // What is written behind them paces itself.
      await expect(connection.post('/write', {})).resolves.toMatchObject({ body: {} });
      clock.advance(499_500);
      await expect(ask()).resolves.toMatchObject({ body: {} });
    });

    it('keeps to the longest time that Salesforce asked for', async () => {
      const held: ServerResponse[] = [];
      const { connection, org, clock } = await connect((res) => void held.push(res));
      const refused = ['/a', '/b'].map((path) => connection.forCallers.get(path).catch(() => path));
      await until(() => held.length === 2);
      const [first, last] = held;
      if (first !== undefined) answerJson(first.setHeader('Retry-After', '600'), [], 503);
      await Promise.race(refused);
      if (last !== undefined) answerJson(last.setHeader('Retry-After', '5'), [], 503);
      await Promise.all(refused);
      clock.advance(599_000);
      await expect(connection.forCallers.get('/c')).rejects.toMatchObject({ fault: { retryAfterMs: 1000 } });
      expect(org.requests).toHaveLength(3);
    });

    it('tells those at once who would wait too long, and asks Salesforce nothing for them', async () => {
      const { connection, org } = await connect((res) => void setTimeout(() => answerJson(res, {}), 200));
      const ask = (): Promise<unknown> => connection.forCallers.get('/click').catch((error: unknown) => error);
      await Promise.all(Array.from({ length: 16 }, ask));
      const before = org.requests.length;
      const answers = Array.from({ length: 200 }, ask);
      expect(await answers.at(-1)).toMatchObject({
        code: 'OVERLOADED',
        status: 503,
        retryable: true,
        retryAfterSeconds: 2,
      });
      expect(org.requests.length - before).toBeLessThanOrEqual(4);
      await connection.close();
    });
  });

  it('logs in with a signed assertion for the JWT bearer flow', async () => {
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    const { connection, org } = await connect((res) => answerJson(res, {}), {
      kind: 'jwt',
      clientId: 'client',
      username: 'u@acme.example',
      privateKey,
    });
    await connection.get('/a');
    const form = new URLSearchParams(org.requests[0]?.body);
    const [, claims = ''] = (form.get('assertion') ?? '').split('.');
    expect(form.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      iss: 'client',
      sub: 'u@acme.example',
      aud: org.url,
    });
  });
});
