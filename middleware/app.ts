import { randomUUID } from 'node:crypto';
import cors from 'cors';
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { VideoService } from './domain/video-rooms.ts';
import { AppError } from './errors/app-error.ts';
import { createCallRoutes, type CallParts } from './http/automation/call-routes.ts';
import { endConnections } from './http/drain-server.ts';
import { createHealthRoutes, type HealthParts } from './http/health-routes.ts';
import { createOpenApi } from './http/openapi.ts';
import type { OnAnswered } from './http/answered.ts';
import { problemHandler, requestIdOf } from './http/problem.ts';
import { createRoomRoute, type RoomParts } from './http/room/room-route.ts';
import { outcomeOf, routeOf } from './http/security-log.ts';
import { createSetupRoutes, type SetupParts } from './http/setup/setup-routes.ts';
import type { AutomationStore } from './storage/automation-store.ts';
import type { Storage } from './storage/storage.ts';
import { SECOND_MS } from './time/clock.ts';

export interface AppParts extends RoomParts, CallParts, SetupParts, HealthParts {
  readonly automation: AutomationStore;
  readonly storage: Storage;
  readonly video: VideoService;
  readonly log: Logger;
  readonly version: string;
  /** As Express takes it: the proxies whose word counts for where a request comes from. */
  readonly trustProxy: number | readonly string[];
  /** Origins whose pages may call: the org's Lightning origins. */
  readonly allowedOrigins: readonly string[];
  /** Told of each answer. */
  readonly onAnswered: OnAnswered;
}

// A path is logged up to here: ours are shorter.
const LOGGED_PATH = 200;
const PREFLIGHT_SECONDS = 600;

/** The HTTP interface as an Express application; nothing listens yet. */
export function createApp(parts: AppParts): Express {
  // Anybody may ask for it, so it is written once.
  const openApi = JSON.stringify(createOpenApi(parts.version));
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', parts.trustProxy);
  app.use(helmet({ crossOriginResourcePolicy: { policy: 'cross-origin' } }));
  app.use(endConnections(parts.isDraining));
  app.use(identifyRequest);
  app.use(logRequest(parts.log, parts.onAnswered));
  app.use(
    cors({
      origin: [...parts.allowedOrigins],
      methods: ['GET', 'POST', 'PUT', 'DELETE'],
      allowedHeaders: ['Authorization', 'Content-Type', 'X-Gate-Key'],
      exposedHeaders: ['Retry-After', 'Server-Timing', 'X-Request-Id'],
      maxAge: PREFLIGHT_SECONDS,
    }),
  );
  app.use(createHealthRoutes(parts));
  app.get('/openapi.json', (_, res) => {
    res.type('json').send(openApi);
  });
  app.use(createRoomRoute(parts));
  app.use(createCallRoutes(parts));
  app.use(createSetupRoutes(parts));
  app.use(() => {
    throw new AppError('NOT_FOUND', 'There is nothing at this address. See /openapi.json.');
  });
  app.use(
    problemHandler(
      parts.log,
      (code, address) => {
        if (code === 'OVERLOADED') parts.load.noteRefusal();
        if (code === 'UNAUTHORIZED') parts.failures.note('key', address);
      },
      parts.failures.isWorthALine,
    ),
  );
  return app;
}

const identifyRequest: RequestHandler = (_, res, next) => {
  const requestId = randomUUID();
  res.locals['requestId'] = requestId;
  res.set('X-Request-Id', requestId);
  next();
};

function logRequest(log: Logger, onAnswered: OnAnswered): RequestHandler {
  return (req, res, next) => {
    const startedAt = performance.now();
    res.once('finish', () => {
      // The path without its query: nothing secret may stand there, but a caller might put it there.
      const path = req.path.slice(0, LOGGED_PATH);
      const entry = { requestId: requestIdOf(res), method: req.method, path, status: res.statusCode };
      const durationMs = performance.now() - startedAt;
      log.debug({ ...entry, durationMs: Math.round(durationMs) }, 'answered');
      onAnswered({ route: routeOf(req), outcome: outcomeOf(res) ?? 'ok', seconds: durationMs / SECOND_MS });
    });
    next();
  };
}
