import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig } from '../../middleware/config/read-config.ts';
import { createLogger } from '../../middleware/log/create-logger.ts';
import { startMiddleware, type Middleware } from '../../middleware/main.ts';
import { connectionsTo } from '../../demo/connections.ts';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { createControl, type Control } from '../support/control.ts';
import { changeSettings } from '../support/settings.ts';
import { spawnMiddleware, type MiddlewareProcess, type ProcessLimits } from '../support/middleware-process.ts';
import { PROJECT } from '../support/project.ts';

export interface Stage {
  readonly sandbox: Sandbox;
  readonly org: Control;
  readonly video: Control;
  /** The public address of all instances, to which proofs are bound; each instance listens on a port of its own. */
  readonly middlewareUrl: string;
  /** A folder of this stage alone. */
  readonly directory: string;
  /** Where an instance keeps its database: a folder that none has seen. */
  newStorage(): { readonly DATA_DIR: string };
  /** Starts an instance as a process of its own. */
  spawn(environment: NodeJS.ProcessEnv, limits?: ProcessLimits): MiddlewareProcess;
  /** Starts an instance in this process, by another clock than the machine's. */
  startHere(environment: NodeJS.ProcessEnv, clock: { now(): number }): Promise<LocalInstance>;
  /** Org and 8x8 as at the start; instances are the test's own affair. */
  reset(): Promise<void>;
  /** Ends everything that was started here. */
  close(): Promise<void>;
}

export interface LocalInstance extends Pick<Middleware, 'deliveries' | 'reconcile'> {
  readonly url: string;
  end(): Promise<void>;
}

const PUBLIC_URL = 'http://localhost:3001';
// More than any test spends: the allowance is none of their business.
const API_CALLS = 10_000_000;
const STARTS = 99_999;

/** The sandbox, and as many instances of the middleware as a test wants, each given its storage by the test. */
export async function startStage(): Promise<Stage> {
  const sandbox = await startSandbox({
    project: PROJECT,
    environment: { MIDDLEWARE_URL: PUBLIC_URL },
    lightning: false,
  });
  const org = createControl(sandbox.orgUrl);
  const video = createControl(sandbox.videoUrl);
  async function liftLimits(): Promise<void> {
    await org.post('/limits', { max: API_CALLS });
    await changeSettings({ org }, { Max_Starts_Per_Hour__c: STARTS });
  }
  await liftLimits();
  const directory = mkdtempSync(path.join(tmpdir(), 'start-video-resilience-'));
  const key = randomBytes(32).toString('base64');
  const started: { end(): Promise<unknown> }[] = [];
  const complete = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
    PORT: '0',
    PUBLIC_URL,
    ...connectionsTo(sandbox),
    DATA_DIR: path.join(directory, 'data'),
    ENCRYPTION_KEY: key,
    // Each start compiles the same files.
    NODE_COMPILE_CACHE: path.join(directory, 'compiled'),
    ...environment,
  });

  let storages = 0;
  return {
    sandbox,
    org,
    video,
    middlewareUrl: PUBLIC_URL,
    directory,
    newStorage: () => {
      storages += 1;
      return { DATA_DIR: path.join(directory, `data-${storages}`) };
    },
    spawn: (environment, limits) => {
      const process = spawnMiddleware(complete(environment), limits);
      started.push({ end: () => process.end('SIGKILL') });
      return process;
    },
    startHere: async (environment, clock) => {
      const config = readConfig(complete(environment));
      const middleware = await startMiddleware(config, createLogger('silent'), clock);
      let ending: Promise<void> | undefined;
      const end = (): Promise<void> => (ending ??= middleware.close());
      started.push({ end });
      return { ...middleware, url: `http://localhost:${middleware.port}`, end };
    },
    reset: async () => {
      await Promise.all([org.reset(), video.reset()]);
      await liftLimits();
    },
    close: async () => {
      await Promise.all(started.map((one) => one.end()));
      await sandbox.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
