import { fork, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { PeerState } from './peers.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

export interface Peers {
  readonly url: string;
  /** Changes and reads the peers' state. */
  tell(change: Partial<PeerState>): Promise<PeerState>;
  end(): void;
}

export async function forkPeers(): Promise<Peers> {
  const child = fork(path.join(ROOT, 'bench/support/peers.ts'));
  const message = (): Promise<PeerState & { url: string }> =>
    new Promise((resolve) => child.once('message', (content) => resolve(content as PeerState & { url: string })));
  const { url } = await message();
  return {
    url,
    tell: (change) => {
      const answer = message();
      child.send(change);
      return answer;
    },
    end: () => void child.kill('SIGKILL'),
  };
}

export interface Target {
  readonly url: string;
  /** Milliseconds from the start of the process until it was ready. */
  readonly readyMs: number;
  /** Resident memory, megabytes. */
  memoryMb(): number;
  end(): void;
}

export async function forkBareHandler(peersUrl: string): Promise<Target> {
  const startedAt = performance.now();
  const child = fork(path.join(ROOT, 'bench/support/bare-handler.ts'), [peersUrl]);
  const { port } = await new Promise<{ port: number }>((resolve) =>
    child.once('message', (content) => resolve(content as { port: number })),
  );
  return toTarget(child, `http://127.0.0.1:${port}`, performance.now() - startedAt, () => undefined);
}

/** The middleware as in production; without a database URL over SQLite in a folder of its own. */
export async function startMiddlewareProcess(
  peersUrl: string,
  publicUrl: string,
  databaseUrl: string | null,
): Promise<Target> {
  const port = await freePort();
  const directory = mkdtempSync(path.join(tmpdir(), 'start-video-bench-'));
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...memoryOptions(), path.join(ROOT, 'middleware/main.ts')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      PORT: String(port),
      PUBLIC_URL: publicUrl,
      SALESFORCE_LOGIN_URL: peersUrl,
      SALESFORCE_CLIENT_ID: 'bench',
      SALESFORCE_CLIENT_SECRET: 'bench',
      // Nobody speaks gRPC there: events stay off.
      SALESFORCE_EVENTS_ENDPOINT: peersUrl,
      VIDEO_BASE_URL: peersUrl,
      VIDEO_API_KEY: 'bench',
      DATA_DIR: directory,
      ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
      ENCRYPTION_KEY: randomBytes(32).toString('base64'),
      LOG_LEVEL: 'info',
    },
  });
  const url = `http://127.0.0.1:${port}`;
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error('The middleware ended');
    await delay(10);
  }
  return toTarget(child, url, performance.now() - startedAt, () => rmSync(directory, { recursive: true, force: true }));
}

/** The bounds of memory that `npm start` sets. */
function memoryOptions(): string[] {
  const { scripts } = z
    .object({ scripts: z.object({ start: z.string() }) })
    .parse(JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')));
  return scripts.start.split(' ').filter((part) => part.startsWith('--max-'));
}

function toTarget(child: ChildProcess, url: string, readyMs: number, cleanUp: () => void): Target {
  return {
    url,
    readyMs,
    memoryMb: () =>
      Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${child.pid ?? 0}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    end: () => {
      child.kill('SIGKILL');
      cleanUp();
    },
  };
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
