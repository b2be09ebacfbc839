import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { connectionsTo } from './connections.ts';
import { enterAutomationKey } from './enter-automation-key.ts';
import { describeFailure } from '../sandbox/core/describe-failure.ts';
import { checkPorts } from '../sandbox/core/free-ports.ts';
import { guide, startUrl } from './guide.ts';
import { spawnMiddleware, type MiddlewareProcess } from './middleware-process.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';

const port = (standard: number) => z.coerce.number().int().min(1).max(65535).default(standard);
const settingsSchema = z.object({
  ORG_PORT: port(3000),
  MIDDLEWARE_PORT: port(3001),
  VIDEO_PORT: port(3002),
  EVENTS_PORT: port(3003),
  /** Of the middleware: what it does as expected is not of interest here. */
  LOG_LEVEL: z.string().default('warn'),
});

const PROJECT = path.resolve(import.meta.dirname, '..');
const startedAt = performance.now();
let sandbox: Sandbox | undefined;
let middleware: MiddlewareProcess | undefined;
let dataDirectory: string | undefined;
let isEnding = false;

function say(message: string): void {
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).padStart(5);
  process.stdout.write(`${seconds} s  ${message}\n`);
}

async function start(): Promise<void> {
  const settings = settingsSchema.parse(process.env);
  const middlewareUrl = `http://localhost:${settings.MIDDLEWARE_PORT}`;
  const { LOG_LEVEL, ...ports } = settings;
  await checkPorts(Object.entries(ports).map(([variable, number]) => ({ port: number, variable, host: 'localhost' })));

  say('deploying the package to a Salesforce org on this machine');
  sandbox = await startSandbox({
    ports: { org: settings.ORG_PORT, video: settings.VIDEO_PORT, events: settings.EVENTS_PORT },
    project: PROJECT,
    environment: { MIDDLEWARE_URL: middlewareUrl },
    onProgress: say,
  });
  // As an administrator would: templates are shipped inactive.
  sandbox.org.flows.setActive('Video_Template_Case_Escalated', true);
  say('Salesforce and 8x8 are up; starting the middleware');

  // Fresh each time, as the org is: rooms of an earlier run would meet new sessions with the same ids.
  dataDirectory = mkdtempSync(path.join(tmpdir(), 'start-video-demo-'));
  middleware = spawnMiddleware(middlewareUrl, {
    PATH: process.env['PATH'],
    PORT: String(settings.MIDDLEWARE_PORT),
    HOST: 'localhost',
    PUBLIC_URL: middlewareUrl,
    ...connectionsTo(sandbox),
    DATA_DIR: dataDirectory,
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    LOG_LEVEL,
  });
  await middleware.ready();
  void middleware.ended.then((how) => end(1, how));
  await enterAutomationKey(sandbox.org, middlewareUrl);
  say('the middleware is ready');
  process.stdout.write(`${guide(sandbox.orgUrl, middlewareUrl, sandbox.videoUrl)}\n`);
  process.stdout.write(`Demo ready: ${startUrl(sandbox.orgUrl)}\n`);
}

/** Ends everything that was started. */
async function end(exitCode: number, reason?: string): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  if (reason !== undefined) process.stderr.write(`${reason}\n`);
  await middleware?.end();
  await sandbox?.close();
  if (dataDirectory !== undefined) rmSync(dataDirectory, { recursive: true, force: true });
  process.exit(exitCode);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    process.stdout.write('\nEnding\n');
    void end(0);
  });
}

try {
  await start();
} catch (error) {
  await end(1, describeFailure(error));
}
