import type { Server } from 'node:http';

export interface ListenOptions {
  readonly port: number;
  /** Network interface; undefined for all. */
  readonly host: string | undefined;
}

/** Resolves once a server listens. @throws what the system says, for instance that the port is taken */
export function listen(server: Server, { port, host }: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
