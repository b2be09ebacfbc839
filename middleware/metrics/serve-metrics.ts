import { createServer, type Server } from 'node:http';
import type { Logger } from 'pino';
import { describeCause } from '../errors/app-error.ts';
import type { Metrics } from './create-metrics.ts';

/** `GET /metrics` on a port of its own, which only the machines that watch are let to. Nothing listens yet. */
export function createMetricsServer(
  { contentType, render }: Pick<Metrics, 'contentType' | 'render'>,
  log: Logger,
): Server {
  return createServer((req, res) => {
    if (req.url !== '/metrics' || req.method !== 'GET') {
      res.writeHead(404, { 'content-type': 'text/plain' }).end('Here is nothing but GET /metrics.\n');
      return;
    }
    render().then(
      (text) => void res.writeHead(200, { 'content-type': contentType, 'cache-control': 'no-store' }).end(text),
      (error: unknown) => {
        log.error({ error: describeCause(error) }, 'metrics could not be told');
        res.writeHead(500, { 'content-type': 'text/plain' }).end('The metrics could not be told; see the log.\n');
      },
    );
  });
}
