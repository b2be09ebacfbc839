import { createServer, type Server } from 'node:http';
import type { Logger } from 'pino';
import { describeCause } from '../errors/app-error.ts';
import { boundConnections, type ConnectionBounds } from '../http/border/bound-connections.ts';
import { ARRIVAL_BOUNDS } from '../http/border/create-border.ts';
import { createRequestPace } from '../load/request-pace.ts';
import { shareInTurn } from '../load/share-in-turn.ts';
import { SECOND_MS } from '../time/clock.ts';
import type { Metrics } from './create-metrics.ts';

/** Those that watch are few. Whatever else comes to this port, calls have the same process, and they go first. */
const BOUNDS: ConnectionBounds = { total: 32, perAddress: 16, unanswered: 1, fetchMs: 5 * SECOND_MS };
/** Each costs looks into the storage. */
const RENDERED_PER_SECOND = 5;

/** `GET /metrics` on a port of its own, which only the machines that watch are let to. Nothing listens yet. */
export function createMetricsServer(
  { contentType, render }: Pick<Metrics, 'contentType' | 'render'>,
  log: Logger,
): Server {
  const renderInTurn = shareInTurn(render, createRequestPace(RENDERED_PER_SECOND));
  const server = createServer(ARRIVAL_BOUNDS);
  const connections = boundConnections(server, BOUNDS, () => false);
  return server.on('request', (req, res) => {
    if (!connections.admit(req, res)) return;
    if (req.url !== '/metrics' || req.method !== 'GET') {
      res.writeHead(404, { 'content-type': 'text/plain' }).end('Here is nothing but GET /metrics.\n');
      return;
    }
    renderInTurn().then(
      (text) => void res.writeHead(200, { 'content-type': contentType, 'cache-control': 'no-store' }).end(text),
      (error: unknown) => {
        log.error({ error: describeCause(error) }, 'metrics could not be told');
        res.writeHead(500, { 'content-type': 'text/plain' }).end('The metrics could not be told; see the log.\n');
      },
    );
  });
}
