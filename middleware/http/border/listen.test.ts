import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { listen } from './listen.ts';

const CALLERS = 1500;
const PATIENCE_MS = 60_000;

// Runs beside the server's thread: opens the connections, and says when the system has taken the last.
const CALLER = `
  const { workerData: { port, callers, taken } } = require('node:worker_threads');
  const { connect } = require('node:net');
  const flag = new Int32Array(taken);
  let open = 0;
  for (let index = 0; index < callers; index += 1)
    connect(port, '127.0.0.1', () => {
      open += 1;
      if (open < callers) return;
      Atomics.store(flag, 0, 1);
      Atomics.notify(flag, 0);
    });
`;

describe('listen', () => {
  it('loses no connection of a rush that comes while the thread is busy', async () => {
    const server = createServer();
    await listen(server, { port: 0, host: '127.0.0.1' });
    const { port } = server.address() as AddressInfo;
    const taken = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    const caller = new Worker(CALLER, { eval: true, workerData: { port, callers: CALLERS, taken } });
    try {
      await once(caller, 'online');
      // This thread stands still until all are connected.
      expect(Atomics.wait(new Int32Array(taken), 0, 0, PATIENCE_MS)).not.toBe('timed-out');
    } finally {
      await caller.terminate();
      server.closeAllConnections();
      server.close();
    }
  });

  it('says that a port is taken', async () => {
    const first = createServer();
    await listen(first, { port: 0, host: '127.0.0.1' });
    const { port } = first.address() as AddressInfo;
    await expect(listen(createServer(), { port, host: '127.0.0.1' })).rejects.toThrow('EADDRINUSE');
    first.close();
  });
});
