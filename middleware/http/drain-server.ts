import type { Server } from 'node:http';
import type { RequestHandler } from 'express';

const LOOK_MS = 100;

/** Asks clients, while it ends, to take another connection for their next request: behind a proxy they keep them open. */
export function endConnections(isDraining: () => boolean): RequestHandler {
  return (_, res, next) => {
    if (isDraining()) res.set('Connection', 'close');
    next();
  };
}

/**
 * Takes no more connections, and waits until what came over those that are open was answered. By itself Node goes on with
 * requests on connections that were busy when it was told to close, and waits for those that fall idle afterwards.
 */
export async function drainServer(server: Server): Promise<void> {
  const timer = setInterval(() => server.closeIdleConnections(), LOOK_MS);
  await new Promise((resolve) => server.close(resolve));
  clearInterval(timer);
}
