import { Agent, createServer, get, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../test-support/until.ts';
import { drainServer, endConnections } from './drain-server.ts';

describe('drainServer', () => {
  let server: Server;
  let isDraining: boolean;
  let held: ServerResponse[];
  /** Keeps one connection open, as a proxy does. */
  let proxy: Agent;
  beforeEach(async () => {
    isDraining = false;
    held = [];
    proxy = new Agent({ keepAlive: true, maxSockets: 1 });
    const app = express()
      .use(endConnections(() => isDraining))
      .get('/held', (_, res) => void held.push(res))
      .get('/quick', (_, res) => void res.json({}));
    // Far longer than a test waits: nothing here ends by this time.
    server = createServer({ keepAliveTimeout: 600_000 }, app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => {
    proxy.destroy();
    server.close();
    server.closeAllConnections();
  });

  const ask = (path: string): Promise<string> =>
    new Promise((resolve) => {
      const { port } = server.address() as AddressInfo;
      get({ port, path, agent: proxy }, (res) => {
        res.resume().on('end', () => resolve(String(res.headers.connection)));
      }).on('error', () => resolve('refused'));
    });

  it('waits for what is being answered, and not for its connection, which falls idle', async () => {
    const answer = ask('/held');
    await until(() => held.length === 1);
    let isDrained = false;
    isDraining = true;
    const drained = drainServer(server).then(() => (isDrained = true));
    held[0]?.end();
    // It was asked before the end was known.
    expect(await answer).toBe('keep-alive');
    await until(() => isDrained);
    await drained;
  });

  it('ends a connection that is never idle with the answer to its next request', async () => {
    expect(await ask('/quick')).toBe('keep-alive');
    isDraining = true;
    expect(await ask('/quick')).toBe('close');
  });
});
