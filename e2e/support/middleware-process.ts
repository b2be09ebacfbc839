import { spawn } from 'node:child_process';
import path from 'node:path';

const MAIN = path.resolve(import.meta.dirname, '../../middleware/main.ts');

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** What it wrote to its outputs. */
  readonly output: string;
}

export interface MiddlewareProcess {
  /** Its own address, once it listens. Rejects with its output if it ends before. */
  readonly listening: Promise<string>;
  readonly ended: Promise<Ending>;
  isRunning(): boolean;
  send(signal: NodeJS.Signals): void;
  /** Sends a signal, SIGTERM unless told otherwise, and waits for the end. */
  end(signal?: NodeJS.Signals): Promise<Ending>;
}

export interface ProcessLimits {
  /** Largest file that it may write, in kibibytes: beyond it every write fails, as on a full disk. */
  readonly fileSizeKib?: number;
  /** Permissions of files count for it, also where the tests run as root. */
  readonly isUnprivileged?: boolean;
}

/** Starts the middleware with nothing but this environment. With PORT 0 it listens on a port of its own. */
export function spawnMiddleware(environment: NodeJS.ProcessEnv, limits: ProcessLimits = {}): MiddlewareProcess {
  const [program, ...parameters] = [...limiting(limits), process.execPath, MAIN];
  const child = spawn(program, parameters, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const ended = new Promise<Ending>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, output }));
  });
  const listening = new Promise<string>((resolve, reject) => {
    const read = (chunk: string): void => {
      output += chunk;
      const port = /"port":(\d+).*"msg":"listening"/u.exec(output)?.[1];
      if (port !== undefined) resolve(`http://localhost:${port}`);
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    void ended.then(() => reject(new Error(`The middleware ended before it listened:\n${output}`)));
  });
  // Whoever kills it during its start does not wait for it to listen.
  listening.catch(() => undefined);

  return {
    listening,
    ended,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    send: (signal) => void child.kill(signal),
    end: (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
  };
}

/** What goes before the program, so that it runs within limits. */
function limiting({ fileSizeKib, isUnprivileged = false }: ProcessLimits): string[] {
  return [
    // Root without capabilities reads the program wherever it lies, which another user might not.
    ...(isUnprivileged && process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-all', '--inh-caps=-all'] : []),
    // The shell counts in blocks of 512 bytes (POSIX, "ulimit").
    ...(fileSizeKib === undefined ? [] : ['sh', '-c', 'ulimit -f "$0" && exec "$@"', String(fileSizeKib * 2)]),
  ];
}
