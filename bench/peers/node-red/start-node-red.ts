import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../../e2e/support/free-port.ts';
import { toTarget, type Target } from '../../support/target.ts';

/** What is compared is always the same. */
export const NODE_RED = 'node-red@5.0.7';
const PATIENCE_MS = 60_000;

/**
 * Node-RED in a folder, by npm: it is no dependency of ours. `NODE_RED_DIR` names one that has it already.
 *
 * @returns the folder
 */
export function installNodeRed(): string {
  const given = process.env['NODE_RED_DIR'];
  if (given !== undefined) return given;
  const directory = mkdtempSync(path.join(tmpdir(), 'start-video-node-red-'));
  writeFileSync(path.join(directory, 'package.json'), '{ "private": true }');
  execFileSync('npm', ['install', NODE_RED, '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: directory,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return directory;
}

/** @param directory where it is installed @throws Error if it does not listen within a minute */
export async function startNodeRed(directory: string, peersUrl: string): Promise<Target> {
  const program = path.join(directory, 'node_modules/node-red/red.js');
  if (!existsSync(program)) throw new Error(`There is no Node-RED in ${directory}: run npm install ${NODE_RED} there`);
  const port = await freePort();
  const startedAt = performance.now();
  const settings = path.join(import.meta.dirname, 'settings.cjs');
  const child = spawn(
    process.execPath,
    [
      program,
      '--userDir',
      mkdtempSync(path.join(tmpdir(), 'start-video-node-red-user-')),
      '--settings',
      settings,
      '-p',
      String(port),
    ],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        PEERS_URL: peersUrl,
        BENCH_FLOW: path.join(import.meta.dirname, 'flow.json'),
        NODE_ENV: 'production',
      },
    },
  );
  const url = `http://127.0.0.1:${port}`;
  // Its flows start after its server: until then it answers 404.
  while (!(await hasFlow(url))) {
    if (performance.now() - startedAt > PATIENCE_MS || child.exitCode !== null) {
      child.kill('SIGKILL');
      throw new Error('Node-RED does not run the flow');
    }
    await delay(50);
  }
  return toTarget(child, url, startedAt);
}

async function hasFlow(url: string): Promise<boolean> {
  try {
    // Express answers the method that a path does not know by the methods that it does.
    const answer = await fetch(`${url}/v1/video-sessions/none/room`, { method: 'OPTIONS' });
    return (answer.headers.get('allow') ?? '').includes('POST');
  } catch {
    return false;
  }
}
