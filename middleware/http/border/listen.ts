import type { Server } from 'node:http';

export interface ListenOptions {
  readonly port: number;
  /** Network interface; undefined for all. */
  readonly host: string | undefined;
}

// The server takes up one connection a turn. Where more wait than fit into the queue, the system forgets them, and they
// come again after 1, 2, 4 … seconds. Node's 511 are few for a call centre whose shift begins. The system has a bound of
// its own (Linux: net.core.somaxconn, 4096).
const BACKLOG = 4096;

/** Resolves once a server listens. @throws what the system says, for instance that the port is taken */
export function listen(server: Server, { port, host }: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen({ port, host, backlog: BACKLOG }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
