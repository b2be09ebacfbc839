import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { StoragePlace } from '../../middleware/storage/open-storage.ts';
import { freePort } from '../../e2e/support/free-port.ts';
import { toTarget, type Target } from './target.ts';

const PATIENCE_MS = 60_000;
const ROOT = path.resolve(import.meta.dirname, '../..');

export const PUBLIC_URL = 'http://localhost:65000';
export const STORAGE_KEY = Buffer.alloc(32, 7).toString('base64');

/**
 * The middleware as `npm start` runs it, ready.
 *
 * @param nodeOptions more options for Node
 */
export async function startMiddlewareProcess(
  peersUrl: string,
  place: StoragePlace,
  nodeOptions: readonly string[] = [],
): Promise<Target> {
  const port = await freePort();
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...nodeOptions, ...startParameters()], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      PORT: String(port),
      PUBLIC_URL,
      SALESFORCE_LOGIN_URL: peersUrl,
      SALESFORCE_CLIENT_ID: 'bench',
      SALESFORCE_CLIENT_SECRET: 'bench',
      // Nobody speaks gRPC there: events stay off.
      SALESFORCE_EVENTS_ENDPOINT: peersUrl,
      VIDEO_BASE_URL: peersUrl,
      VIDEO_API_KEY: 'bench',
      ...('databaseUrl' in place ? { DATABASE_URL: place.databaseUrl } : { DATA_DIR: place.directory }),
      ENCRYPTION_KEY: STORAGE_KEY,
      LOG_LEVEL: 'info',
    },
  });
  const url = `http://127.0.0.1:${port}`;
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error('The middleware ended');
    if (performance.now() - startedAt > PATIENCE_MS) {
      const reason = await whyNot(url);
      child.kill('SIGKILL');
      throw new Error(`The middleware does not become ready: ${reason}`);
    }
    await delay(10);
  }
  return toTarget(child, url, startedAt);
}

/** File and bounds of memory that `npm start` names; the bench has an environment of its own. */
function startParameters(): string[] {
  const { scripts } = z
    .object({ scripts: z.object({ start: z.string() }) })
    .parse(JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')));
  return scripts.start
    .split(' ')
    .slice(1)
    .filter((part) => !part.startsWith('--env-file'));
}

async function whyNot(url: string): Promise<string> {
  return fetch(`${url}/readyz`).then(
    (answer) => answer.text(),
    (error: unknown) => String(error),
  );
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false;
  }
}
