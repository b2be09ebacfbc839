import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import express from 'express';
import { createFaultRules } from './faults.ts';
import { serve, type Served } from './serve.ts';

let server: Served;
let url: string;
beforeEach(async () => {
  const faults = createFaultRules();
  const app = express()
    .use('/_sandbox', faults.routes)
    .use(faults.handler)
    .use((_request, response) => {
      response.json({ well: true });
    });
  server = await serve(app);
  ({ url } = server);
});
afterEach(() => server.close());

const add = (fault: object): Promise<Response> =>
  fetch(`${url}/_sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  });

describe('fault rules', () => {
  it('leave a server alone as long as there are none', async () => {
    expect(await (await fetch(`${url}/data`)).json()).toEqual({ well: true });
  });

  it('leave the answer as it is but for the headers that they give or take away', async () => {
    await add({ path: '/data', headers: { Date: 'soon', 'content-type': '' } });
    const garbled = await fetch(`${url}/data`);
    expect([garbled.status, garbled.headers.get('date'), garbled.headers.get('content-type')]).toEqual([
      200,
      'soon',
      null,
    ]);
    expect(await garbled.json()).toEqual({ well: true });
    await add({ path: '/data', headers: { date: '' } });
    expect((await fetch(`${url}/data`)).headers.has('date')).toBe(false);
    expect((await fetch(`${url}/other`)).headers.has('date')).toBe(true);
  });

  it('answer with the status, headers and body that they say, on the path and method that they say', async () => {
    await add({ path: '^/data', method: 'POST', status: 503, headers: { 'retry-after': '7' }, body: [{ code: 'X' }] });
    const broken = await fetch(`${url}/data/x`, { method: 'POST' });
    expect([broken.status, broken.headers.get('retry-after'), await broken.json()]).toEqual([
      503,
      '7',
      [{ code: 'X' }],
    ]);
    expect((await fetch(`${url}/data/x`)).status).toBe(200);
    expect((await fetch(`${url}/other`, { method: 'POST' })).status).toBe(200);
  });

  it('answer a text as a page, as a proxy in between would', async () => {
    await add({ path: '.', status: 200, body: '<h1>Maintenance</h1>' });
    const page = await fetch(`${url}/data`);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text()).toBe('<h1>Maintenance</h1>');
  });

  it('end after the times that they say, and count how often they were met', async () => {
    await add({ path: '.', status: 500, times: 2 });
    const statuses = [];
    for (let call = 0; call < 3; call += 1) statuses.push((await fetch(`${url}/data`)).status);
    expect(statuses).toEqual([500, 500, 200]);
    expect(await (await fetch(`${url}/_sandbox/faults`)).json()).toMatchObject([{ path: '.', met: 2 }]);
  });

  it('let the latest one that fits count, and are gone when taken away', async () => {
    await add({ path: '.', status: 500 });
    await add({ path: '^/data', status: 429 });
    expect((await fetch(`${url}/data`)).status).toBe(429);
    expect((await fetch(`${url}/other`)).status).toBe(500);
    await fetch(`${url}/_sandbox/faults`, { method: 'DELETE' });
    expect((await fetch(`${url}/data`)).status).toBe(200);
  });

  it('cut the connection before the answer or in the middle of its body', async () => {
    await add({ path: '^/before', cut: 'before' });
    await add({ path: '^/middle', cut: 'mid-body' });
    await expect(fetch(`${url}/before`)).rejects.toThrow();
    const begun = await fetch(`${url}/middle`);
    expect(begun.status).toBe(200);
    await expect(begun.text()).rejects.toThrow();
  });

  it('begin an answer that never ends', async () => {
    await add({ path: '.', stall: true });
    const answer = await fetch(`${url}/data`);
    const reader = answer.body?.getReader();
    const first = await reader?.read();
    expect(first).toMatchObject({ done: false, value: Uint8Array.from(Buffer.from('{"')) });
    const next = reader?.read();
    // The server still answers others, and the stalled one has said no more.
    await fetch(`${url}/_sandbox/faults`);
    expect(await Promise.race([next, Promise.resolve('waiting')])).toBe('waiting');
    await reader?.cancel();
  });

  it('delay an answer and then give the real one', async () => {
    await add({ path: '.', delayMs: 30 });
    const before = performance.now();
    expect(await (await fetch(`${url}/data`)).json()).toEqual({ well: true });
    expect(performance.now() - before).toBeGreaterThanOrEqual(25);
  });

  it.each([{}, { path: '(' }, { path: '.', times: 0 }, { path: '.', unknown: 1 }, { path: '.', cut: 'after' }])(
    'refuse %j, which is no fault',
    async (fault) => {
      expect((await add(fault)).status).toBe(400);
      expect((await fetch(`${url}/data`)).status).toBe(200);
    },
  );
});
