import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../../test-support/until.ts';
import { boundConnections } from './bound-connections.ts';

const BOUNDS = { total: 6, perAddress: 4, unanswered: 2, fetchMs: 100 };
const ANSWER_BYTES = 30_000_000;

describe('boundConnections', () => {
  let server: Server;
  let isProxy: boolean;
  /** Ends the answers that are being worked on. */
  let held: (() => void)[];
  let sockets: Socket[];
  beforeEach(async () => {
    isProxy = false;
    held = [];
    sockets = [];
    server = createServer();
    const connections = boundConnections(server, BOUNDS, () => isProxy);
    server.on('request', (req, res) => {
      if (!connections.admit(req, res)) return;
      if (req.url === '/held') held.push(() => res.end('held'));
      else if (req.url === '/large') res.end(Buffer.alloc(ANSWER_BYTES));
      else req.resume().on('end', () => res.end('quick'));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  /** A connection from an address of this machine, after it has sent something. */
  async function open(localAddress: string, sent = ''): Promise<Socket> {
    const { port } = server.address() as AddressInfo;
    const socket = connect({ port, host: '127.0.0.1', localAddress }).on('error', () => undefined);
    sockets.push(socket);
    await new Promise((resolve) => socket.once('connect', resolve));
    if (sent !== '') socket.write(sent);
    return socket.resume();
  }
  async function openMany(count: number, localAddress: string, sent = ''): Promise<Socket[]> {
    const opened: Socket[] = [];
    for (let index = 0; index < count; index += 1) opened.push(await open(localAddress, sent));
    return opened;
  }
  const ask = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
  const HALF = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{';
  async function answerOf(socket: Socket, sent: string): Promise<string> {
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    socket.write(sent);
    await until(() => text.includes('quick') || socket.destroyed);
    return text;
  }

  it.each(['', HALF, 'GET / HTTP/1.1\r\nHo'])(
    'closes the oldest of an address that has as many as it may, and takes the new one (%j)',
    async (sent) => {
      const [first, ...others] = await openMany(BOUNDS.perAddress, '127.0.0.2', sent);
      const newcomer = await open('127.0.0.2');
      await until(() => first?.destroyed === true);
      expect(await answerOf(newcomer, ask('/'))).toContain('200 OK');
      expect(others.some(({ destroyed }) => destroyed)).toBe(false);
    },
  );

  it('closes one of the address that has the most when there are too many in total', async () => {
    const many = await openMany(4, '127.0.0.2', HALF);
    const few = await openMany(2, '127.0.0.3', HALF);
    const newcomer = await open('127.0.0.4');
    await until(() => many[0]?.destroyed === true);
    expect(await answerOf(newcomer, ask('/'))).toContain('200 OK');
    expect(few.some(({ destroyed }) => destroyed)).toBe(false);
  });

  it('counts what a proxy sends as of many, up to the total', async () => {
    isProxy = true;
    const opened = await openMany(BOUNDS.total, '127.0.0.2');
    expect(await answerOf(await open('127.0.0.2'), ask('/'))).toContain('200 OK');
    await until(() => opened[0]?.destroyed === true);
    expect(opened.filter(({ destroyed }) => destroyed)).toHaveLength(1);
  });

  it('closes none that is being worked on: where all are, the newcomer has to go', async () => {
    const busy = await openMany(BOUNDS.perAddress, '127.0.0.2', ask('/held'));
    await until(() => held.length === BOUNDS.perAddress);
    const refused = await open('127.0.0.2');
    await until(() => refused.destroyed);
    expect(busy.some(({ destroyed }) => destroyed)).toBe(false);
    held[0]?.();
    expect(await answerOf(await open('127.0.0.2'), ask('/'))).toContain('200 OK');
  });

  it('takes as many as before once connections have ended', async () => {
    for (let round = 0; round < 5; round += 1) {
      const opened = await openMany(BOUNDS.perAddress, '127.0.0.2');
      for (const socket of opened) socket.destroy();
      await until(
        async () => (await new Promise<number>((resolve) => server.getConnections((_, n) => resolve(n)))) === 0,
      );
    }
    const opened = await openMany(BOUNDS.perAddress, '127.0.0.2');
    expect(await answerOf(opened[0] ?? (await open('127.0.0.2')), ask('/'))).toContain('200 OK');
  });

  it('closes a connection that asks on and on without waiting for answers', async () => {
    const socket = await open('127.0.0.2', ask('/held').repeat(BOUNDS.unanswered));
    await until(() => held.length === BOUNDS.unanswered);
    socket.write(ask('/held').repeat(50));
    await until(() => socket.destroyed);
    expect(held).toHaveLength(BOUNDS.unanswered);
  });

  it('closes a connection that does not fetch its answer', async () => {
    const { port } = server.address() as AddressInfo;
    const ends: Socket[] = [];
    server.on('connection', (socket: Socket) => void ends.push(socket));
    const reader = connect({ port, host: '127.0.0.1' }).on('error', () => undefined);
    sockets.push(reader);
    reader.pause().write(ask('/large'));
    await until(() => ends[0]?.destroyed === true);
  });
});
