import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Express } from 'express';
import type { Logger } from 'pino';
import { SECOND_MS } from '../../time/clock.ts';
import { createBrokenRequestHandler, refuseRequest } from './answer-broken.ts';
import { boundConnections, type ConnectionBounds } from './bound-connections.ts';

/** Who sends slowly is no customer of ours: requests fit into one packet or a few. */
export const HEADERS_MS = 5 * SECOND_MS;
export const REQUEST_MS = 8 * SECOND_MS;
/** Longer than a page that asks again every second or two. */
const IDLE_MS = 5 * SECOND_MS;
/** Proxies keep their connections for a minute; one that is closed just as they use it would cost a call (502). */
const PROXY_IDLE_MS = 75 * SECOND_MS;
// How often Node looks for requests that are late: by itself every half minute, which would be the bound then.
const LOOK_MS = SECOND_MS;

/** How long a request may take to arrive. */
export const ARRIVAL_BOUNDS = {
  headersTimeout: HEADERS_MS,
  requestTimeout: REQUEST_MS,
  connectionsCheckingInterval: LOOK_MS,
};

export const CONNECTION_BOUNDS: ConnectionBounds = {
  total: 4000,
  perAddress: 1000,
  unanswered: 4,
  fetchMs: 10 * SECOND_MS,
};

/** The server around an application, with bounds on what may come before anybody has shown a key. Nothing listens yet. */
export function createBorder(app: Express, log: Logger, bounds = CONNECTION_BOUNDS): Server {
  const server = createServer({
    ...ARRIVAL_BOUNDS,
    // Node would refuse it without a word: below it is told.
    requireHostHeader: false,
    keepAliveTimeout: hasProxy(app.get('trust proxy')) ? PROXY_IDLE_MS : IDLE_MS,
  });
  const trust: unknown = app.get('trust proxy fn');
  const isProxy = (address: string): boolean => isTrust(trust) && trust(address, 0);
  const connections = boundConnections(server, bounds, isProxy);
  server.on('request', (req, res) => {
    if (!connections.admit(req, res)) return;
    if (req.httpVersion === '1.1' && req.headers.host === undefined)
      refuseRequest(log, res, { status: 400, detail: 'The header Host is missing. Send it with the request.' });
    else app(req, res);
  });
  server.on('checkExpectation', (req: IncomingMessage, res: ServerResponse) => {
    if (connections.admit(req, res))
      refuseRequest(log, res, { status: 417, detail: 'Send no header Expect but 100-continue.' });
  });
  server.on('clientError', createBrokenRequestHandler(log, connections.isUnanswered));
  return server;
}

/** Whether `TRUST_PROXY` names any. */
function hasProxy(trusted: unknown): boolean {
  return Array.isArray(trusted) || (typeof trusted === 'number' && trusted > 0);
}

/** What Express makes of its setting "trust proxy". */
function isTrust(value: unknown): value is (address: string, hop: number) => boolean {
  return typeof value === 'function';
}
