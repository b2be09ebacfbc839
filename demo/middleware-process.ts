import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const MAIN = path.resolve(import.meta.dirname, '../middleware/main.ts');
const READY_WITHIN_MS = 30_000;
const POLL_MS = 100;
/** The middleware gives its own work less than this to end. */
const END_WITHIN_MS = 15_000;

export interface MiddlewareProcess {
  /** Resolves with how it ended, whoever ended it. */
  readonly ended: Promise<string>;
  /** Waits until it serves. @throws Error if it ends before, or does not become ready in 30 s */
  ready(): Promise<void>;
  /** Ends it, by force if it takes longer than 15 s. */
  end(): Promise<void>;
}

/**
 * Starts the middleware as anybody would, with nothing but this environment.
 *
 * @param url where it will be
 */
export function spawnMiddleware(url: string, environment: NodeJS.ProcessEnv): MiddlewareProcess {
  const child = spawn(process.execPath, [MAIN], { env: environment, stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = outcomeOf(child);
  return {
    ended,
    ready: () => Promise.race([untilReady(url), ended.then((how) => Promise.reject(new Error(how)))]),
    end: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), END_WITHIN_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}

async function outcomeOf(child: ChildProcess): Promise<string> {
  try {
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    return signal === null
      ? `The middleware ended with exit code ${code ?? 0}.`
      : `The middleware was ended by ${signal}.`;
  } catch (error) {
    return `The middleware could not be started: ${String(error)}`;
  }
}

async function untilReady(url: string): Promise<void> {
  const giveUpAt = performance.now() + READY_WITHIN_MS;
  while (performance.now() < giveUpAt) {
    const response = await fetch(`${url}/readyz`).catch(() => null);
    await response?.arrayBuffer();
    if (response?.ok) return;
    await delay(POLL_MS);
  }
  throw new Error(`The middleware did not become ready within ${READY_WITHIN_MS / 1000} s (${url}/readyz).`);
}
