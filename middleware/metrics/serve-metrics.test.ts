import { Agent, get } from 'node:http';
import { connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '../log/create-logger.ts';
import { createMetricsServer } from './serve-metrics.ts';

let renders: number;
let server: Server;
let port: number;
const sockets: Socket[] = [];
beforeEach(async () => {
  renders = 0;
  const render = (): Promise<string> => Promise.resolve(`renders ${(renders += 1)}\n`);
  const metrics = createMetricsServer({ contentType: 'text/plain', render }, createLogger('silent'));
  server = await new Promise<Server>((resolve) => metrics.listen(0, '127.0.0.1', () => resolve(metrics)));
  ({ port } = server.address() as AddressInfo);
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});

function scrape(agent?: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    get({ port, host: '127.0.0.1', path: '/metrics', ...(agent && { agent }) }, (res) => {
      let text = '';
      res.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      res.on('end', () => resolve(text));
    }).on('error', reject);
  });
}

function open(sent: string): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => resolve(socket));
    sockets.push(socket.on('error', () => undefined).resume());
    socket.write(sent);
  });
}

describe('the port of the metrics', () => {
  it('looks into the storage a few times for however many scrapes', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 10 });
    await Promise.all(Array.from({ length: 100 }, () => scrape(agent)));
    agent.destroy();
    expect(renders).toBeLessThanOrEqual(15);
    expect(await scrape()).toBe(`renders ${renders}\n`);
  });

  it.each([
    'GET /metrics HTTP/1.1\r\nHost: x\r\nX-Half: ',
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{',
    '',
  ])('keeps few connections that send %j and nothing more, and answers all the same', async (sent) => {
    const held = await Promise.all(Array.from({ length: 100 }, () => open(sent)));
    await expect.poll(() => held.filter(({ closed }) => !closed).length).toBeLessThanOrEqual(16);
    expect(await scrape()).toBe('renders 1\n');
  });

  it('answers one question at a time on a connection', async () => {
    const socket = await open('GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(500));
    await expect.poll(() => socket.closed).toBe(true);
    expect(renders).toBeLessThanOrEqual(1);
  });
});
