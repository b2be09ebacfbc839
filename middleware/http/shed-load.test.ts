import { createServer, request, type ClientRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Response } from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import { until } from '../test-support/until.ts';
import { problemHandler } from './problem.ts';
import { createLoad, takeLoad, type Load } from './shed-load.ts';

const LIMIT = 3;

describe('createLoad', () => {
  let load: Load;
  let server: Server;
  let url: string;
  /** Answers that are being worked on. */
  let working: Response[];
  let callers: ClientRequest[];
  beforeEach(async () => {
    working = [];
    callers = [];
    load = createLoad(LIMIT);
    const app = express()
      .use(express.json(), takeLoad(load))
      .get('/slow', (_, res) => void working.push(res))
      .get('/quick', (_, res) => void res.json({}))
      .post('/body', (_, res) => void res.json({}))
      .get('/broken', () => Promise.reject(new Error('broken')))
      .use(problemHandler(pino({ level: 'silent' })));
    server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    for (const caller of callers) caller.destroy();
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  });

  async function callSlowly(count: number): Promise<void> {
    const before = working.length;
    callers.push(...Array.from({ length: count }, () => request(`${url}/slow`).on('error', () => undefined)));
    for (const caller of callers.slice(-count)) caller.end();
    await until(() => working.length === before + count);
  }

  it('takes as many as the limit, and refuses the next at once until one is answered', async () => {
    await callSlowly(LIMIT - 1);
    expect((await fetch(`${url}/quick`)).status).toBe(200);
    await callSlowly(1);
    expect(load.isShedding()).toBe(true);
    const refused = await fetch(`${url}/quick`);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await refused.json()).toMatchObject({ code: 'OVERLOADED', retryable: true });
    working[0]?.json({});
    expect((await fetch(`${url}/quick`)).status).toBe(200);
  });

  it('counts work whose caller has left until it ends', async () => {
    await callSlowly(LIMIT);
    for (const caller of callers) caller.destroy();
    await until(() => working.every((res) => res.closed));
    expect((await fetch(`${url}/quick`)).status).toBe(503);
    working[0]?.json({});
    expect((await fetch(`${url}/quick`)).status).toBe(200);
  });

  it('does not count callers who have not said yet what they want', async () => {
    const arrived: unknown[] = [];
    server.on('request', (req) => void arrived.push(req));
    for (let count = 0; count < 2 * LIMIT; count += 1) {
      const caller = request(`${url}/body`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': '100' },
      }).on('error', () => undefined);
      callers.push(caller);
      caller.write('{');
    }
    await until(() => arrived.length === 2 * LIMIT);
    expect(load.isShedding()).toBe(false);
    expect((await fetch(`${url}/quick`)).status).toBe(200);
  });

  it('counts no work that failed', async () => {
    for (let round = 0; round < 2 * LIMIT; round += 1) expect((await fetch(`${url}/broken`)).status).toBe(500);
    expect((await fetch(`${url}/quick`)).status).toBe(200);
  });
});
