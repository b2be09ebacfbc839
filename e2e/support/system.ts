import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectionsTo } from '../../demo/connections.ts';
import { readConfig } from '../../middleware/config/read-config.ts';
import { createLogger } from '../../middleware/log/create-logger.ts';
import { startMiddleware, type Middleware } from '../../middleware/main.ts';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { createControl, type Control } from './control.ts';
import { freePort } from './free-port.ts';
import { PROJECT } from './project.ts';

export interface System {
  readonly sandbox: Sandbox;
  /** Control plane of the org, and of 8x8. */
  readonly org: Control;
  readonly video: Control;
  readonly middlewareUrl: string;
  /** Where the middleware keeps its database. */
  readonly dataDir: string;
  /** Everything that the middleware has logged, as text. */
  log(): string;
  /** Ends the middleware and starts it anew at the same address, over the same storage. */
  restartMiddleware(): Promise<void>;
  /** One round of the middleware's periodic work. */
  reconcile(): Promise<void>;
  /** Another instance of the middleware over the same storage, as behind one load balancer. */
  startSecond(): Promise<{ readonly middlewareUrl: string; close(): Promise<void> }>;
  /** Seeds and clock as at the start, no faults, a fresh middleware with an empty storage. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

export interface SystemOptions {
  /** Whether the Lightning pages are built too; default false. */
  readonly lightning?: boolean;
  /** Folder of the project that is deployed, if it is another. */
  readonly project?: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** How far the clock of the middleware's machine is ahead of the org's, milliseconds; default not. */
  readonly clockAheadMs?: number;
}

/** The whole product in this process: sandbox and middleware on ports of their own, meeting over the network. */
export async function startSystem({
  lightning = false,
  project = PROJECT,
  environment = {},
  clockAheadMs = 0,
}: SystemOptions = {}): Promise<System> {
  const port = await freePort();
  const middlewareUrl = `http://localhost:${port}`;
  const sandbox = await startSandbox({
    project,
    environment: { MIDDLEWARE_URL: middlewareUrl },
    lightning,
  });
  const lines: string[] = [];
  const directory = mkdtempSync(path.join(tmpdir(), 'start-video-system-'));
  const config = readConfig({
    PORT: String(port),
    PUBLIC_URL: middlewareUrl,
    ...connectionsTo(sandbox),
    DATA_DIR: directory,
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    LOG_LEVEL: 'debug',
    ...environment,
  });
  const log = createLogger(config.logLevel, { write: (line: string) => void lines.push(line) });
  const org = createControl(sandbox.orgUrl);
  const video = createControl(sandbox.videoUrl);
  const machine = { now: () => sandbox.clock.now() + clockAheadMs };
  let middleware: Middleware = await startMiddleware(config, log, machine);

  async function restartMiddleware(): Promise<void> {
    await middleware.close();
    middleware = await startMiddleware(config, log, machine);
  }

  return {
    sandbox,
    org,
    video,
    middlewareUrl,
    dataDir: directory,
    log: () => lines.join(''),
    restartMiddleware,
    reconcile: () => middleware.reconcile(),
    startSecond: async () => {
      const second = await startMiddleware({ ...config, port: 0 }, log, machine);
      return { middlewareUrl: `http://localhost:${second.port}`, close: () => second.close() };
    },
    reset: async () => {
      await middleware.close();
      await org.reset();
      await video.reset();
      lines.length = 0;
      rmSync(directory, { recursive: true });
      middleware = await startMiddleware(config, log, machine);
    },
    close: async () => {
      await middleware.close();
      await sandbox.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
