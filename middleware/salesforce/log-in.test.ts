import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { answerJson, startPeer, type HttpPeer } from '../test-support/http-peer.ts';
import { createMovableClock } from '../test-support/movable-clock.ts';
import { SalesforceCallError } from './call-error.ts';
import { createSalesforceConnection } from './connection.ts';
import { wordsFor } from './fault-words.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((part) => part.close()));
});

async function logInAt(answer: (res: ServerResponse, org: HttpPeer) => void) {
  const org: HttpPeer = await startPeer((_, res) => {
    answer(res, org);
  });
  const connection = createSalesforceConnection({
    loginUrl: org.url,
    credentials: { kind: 'client-credentials', clientId: 'client', clientSecret: 's3cret' },
    transport: { deadlineMs: 400, connections: 2 },
    clock: createMovableClock(),
  });
  open.push(connection, org);
  const error: unknown = await connection.get('/a').then(
    () => null,
    (reason: unknown) => reason,
  );
  return { fault: error instanceof SalesforceCallError ? error.fault : null, requests: org.requests };
}

const good = (url: string) => ({ access_token: 't', instance_url: url, id: `${url}/id/00D/005` });

describe('a login', () => {
  it.each<[string, string, (res: ServerResponse, org: HttpPeer) => void]>([
    [
      'LOGIN_REDIRECTED',
      'a redirect',
      (res) => res.writeHead(302, { location: 'https://other.my.salesforce.com/x' }).end(),
    ],
    ['LOGIN_REDIRECTED', 'a redirect to nowhere', (res) => res.writeHead(301).end('<html>')],
    [
      'NOT_JSON',
      'a web page',
      (res) => res.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Maintenance</h1>'),
    ],
    ['NOT_JSON', 'nothing', (res) => res.writeHead(200).end()],
    ['LOGIN_NOT_UNDERSTOOD', 'a list', (res) => answerJson(res, [])],
    ['LOGIN_NOT_UNDERSTOOD', 'null', (res) => answerJson(res, null)],
    ['LOGIN_NOT_UNDERSTOOD', 'no id', (res, org) => answerJson(res, { ...good(org.url), id: undefined })],
    ['LOGIN_NOT_UNDERSTOOD', 'an id of another form', (res, org) => answerJson(res, { ...good(org.url), id: '005' })],
    ['LOGIN_NOT_UNDERSTOOD', 'an id that is a number', (res, org) => answerJson(res, { ...good(org.url), id: 5 })],
    ['LOGIN_NOT_UNDERSTOOD', 'no token', (res, org) => answerJson(res, { ...good(org.url), access_token: '' })],
    ['LOGIN_NOT_UNDERSTOOD', 'no address', (res, org) => answerJson(res, { ...good(org.url), instance_url: null })],
    [
      'LOGIN_FOREIGN_INSTANCE',
      'another host',
      (res, org) => answerJson(res, { ...good(org.url), instance_url: 'https://evil.example' }),
    ],
    [
      'LOGIN_FOREIGN_INSTANCE',
      'another port',
      (res, org) => answerJson(res, { ...good(org.url), instance_url: 'http://127.0.0.1:9' }),
    ],
    [
      'LOGIN_FOREIGN_INSTANCE',
      'another org',
      (res, org) => answerJson(res, { ...good(org.url), instance_url: 'https://acme.my.salesforce.com' }),
    ],
    [
      'invalid_client',
      'a refusal',
      (res) => answerJson(res, { error: 'invalid_client', error_description: 'no' }, 400),
    ],
    ['ERROR_HTTP_404', 'a page that is not there', (res) => res.writeHead(404).end('<html>')],
    ['ERROR_HTTP_503', 'a maintenance page', (res) => res.writeHead(503).end('<html>')],
  ])('is %s for %s, and the token goes nowhere', async (code, _, answer) => {
    const { fault, requests } = await logInAt(answer);
    expect(fault?.code).toBe(code);
    expect(fault?.message).not.toMatch(/TypeError|reading '/u);
    expect(requests.every(({ path, headers }) => path === '/services/oauth2/token' && !headers.authorization)).toBe(
      true,
    );
    expect(wordsFor(fault ?? { kind: 'retry', code: '', message: '' }).detail).toMatch(/administrator|in a moment/u);
  });
});

describe('the words of a refusal', () => {
  it.each([
    [{ kind: 'limit', code: 'REQUEST_LIMIT_EXCEEDED' }, 'SALESFORCE_UNAVAILABLE', /used up its API calls/u, 300],
    [{ kind: 'retry', code: 'REQUEST_LIMIT_EXCEEDED' }, 'SALESFORCE_UNAVAILABLE', /Too many long requests/u, 30],
    [{ kind: 'retry', code: 'SERVER_UNAVAILABLE' }, 'SALESFORCE_UNAVAILABLE', /maintenance/u, 5],
    [{ kind: 'retry', code: 'NOT_JSON' }, 'SALESFORCE_UNAVAILABLE', /maintenance/u, 5],
    [{ kind: 'retry', code: 'ECONNREFUSED' }, 'SALESFORCE_UNAVAILABLE', /did not answer/u, 5],
    [{ kind: 'auth', code: 'INVALID_SESSION_ID' }, 'NOT_CONFIGURED', /session/u, undefined],
    [{ kind: 'auth', code: 'inactive_user' }, 'NOT_CONFIGURED', /inactive or locked/u, undefined],
    [{ kind: 'auth', code: 'API_DISABLED_FOR_ORG' }, 'NOT_CONFIGURED', /switched off/u, undefined],
    [{ kind: 'auth', code: 'LOGIN_REDIRECTED' }, 'NOT_CONFIGURED', /SALESFORCE_LOGIN_URL/u, undefined],
    [{ kind: 'auth', code: 'invalid_client' }, 'NOT_CONFIGURED', /external client app/u, undefined],
    [{ kind: 'permanent', code: 'INVALID_TYPE' }, 'NOT_CONFIGURED', /look at the checks/u, undefined],
  ] as const)('fit %j: %s', (fault, code, words, retryAfterSeconds) => {
    const error = new SalesforceCallError({ ...fault, message: 'as Salesforce says it' }).toAppError();
    expect(error).toMatchObject({ code, message: expect.stringMatching(words), retryAfterSeconds });
    expect(error.message).not.toContain('as Salesforce says it');
    expect(error.peer).toEqual({ name: 'Salesforce', code: fault.code, message: 'as Salesforce says it' });
  });

  it('tell how long Salesforce asks to wait', () => {
    const error = new SalesforceCallError({
      kind: 'limit',
      code: 'REQUEST_LIMIT_EXCEEDED',
      message: '',
      retryAfterMs: 61_500,
    });
    expect(error.toAppError().retryAfterSeconds).toBe(62);
  });
});
