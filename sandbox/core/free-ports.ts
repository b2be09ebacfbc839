import { createServer } from 'node:net';

export interface PortUse {
  readonly port: number;
  /** The environment variable that changes it. */
  readonly variable: string;
  /** Where it will listen; undefined for every address of the machine. */
  readonly host: string | undefined;
}

/** Thrown with one line for each port that cannot be had. */
export class PortsTakenError extends Error {
  override readonly name = 'PortsTakenError';
}

/** @throws PortsTakenError before anything was started */
export async function checkPorts(ports: readonly PortUse[]): Promise<void> {
  const problems: string[] = [];
  for (const use of ports) {
    const problem = await tryPort(use);
    if (problem !== undefined) problems.push(problem);
  }
  if (problems.length > 0) throw new PortsTakenError(problems.join('\n'));
}

function tryPort({ port, variable, host }: PortUse): Promise<string | undefined> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', ({ code, message }: NodeJS.ErrnoException) => {
      const reason = code === 'EADDRINUSE' ? 'is in use already' : `cannot be had (${message})`;
      resolve(`Port ${port} ${reason}. Choose another with ${variable}, for instance ${variable}=${port + 100}.`);
    });
    server.listen(port, host, () => {
      server.close(() => {
        resolve(undefined);
      });
    });
  });
}
