import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import express from 'express';
import { createRequestLog, type LoggedRequest, type RequestLog } from './request-log.ts';
import { serve, type Served } from './serve.ts';

let server: Served;
let url: string;
let log: RequestLog;
beforeEach(async () => {
  log = createRequestLog();
  const app = express()
    .use('/_sandbox', log.routes)
    .use(log.handler, express.json(), express.urlencoded())
    .use((_request, response) => {
      response.locals['user'] = 'agent@northlake.example';
      response.status(201).json({});
    });
  server = await serve(app);
  ({ url } = server);
});
afterEach(() => server.close());

const logged = async (): Promise<LoggedRequest[]> =>
  (await (await fetch(`${url}/_sandbox/requests`)).json()) as LoggedRequest[];

describe('the request log', () => {
  it('keeps what was asked by whom and how it was answered', async () => {
    await fetch(`${url}/data`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ Subject: 'A kettle' }),
    });
    expect(await logged()).toMatchObject([
      { method: 'POST', path: '/data', user: 'agent@northlake.example', body: { Subject: 'A kettle' }, status: 201 },
    ]);
  });

  it('shows no secret of a header, a body, a form or an address', async () => {
    const secret = 'hidden-away';
    const headers = {
      authorization: `Bearer ${secret}`,
      cookie: `sid=${secret}`,
      'x-gate-key': secret,
      'x-token': secret,
    };
    await fetch(`${url}/data?token=${secret}`, { headers });
    await fetch(`${url}/data`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ verifier: secret, client_secret: secret, assertion: secret, password: secret }),
    });
    await fetch(`${url}/data`, { method: 'POST', body: new URLSearchParams({ client_secret: secret }) });
    const requests = await logged();
    expect(requests).toHaveLength(3);
    expect(JSON.stringify(requests)).not.toContain(secret);
    expect(requests[1]?.headers['authorization']).toBe('[masked]');
  });

  it('keeps the latest 500, and none after it was cleared', async () => {
    for (let call = 0; call < 502; call += 1) await (await fetch(`${url}/data/${String(call)}`)).text();
    const requests = await logged();
    expect([requests.length, requests[0]?.path, requests.at(-1)?.path]).toEqual([500, '/data/2', '/data/501']);
    log.clear();
    expect(await logged()).toEqual([]);
  });
});
