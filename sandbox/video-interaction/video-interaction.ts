import type { ErrorRequestHandler, Express, RequestHandler } from 'express';
import express from 'express';
import { z } from 'zod';
import { createFaultRules } from '../core/faults.ts';
import { createRequestLog } from '../core/request-log.ts';
import { errorBody } from './api/error-body.ts';
import { createReportingRouter } from './api/reporting-router.ts';
import { createTokenRouter } from './api/token-router.ts';
import { createAssetsRouter } from './assets-router.ts';
import { createConsoleRouter } from './console-router.ts';
import { createControlRouter } from './control-router.ts';
import { createGuestRouter } from './guest-router.ts';
import type { LogInOptions } from './log-in.ts';
import { Participants } from './room/participants.ts';
import { createSessionRouter } from './room/session-router.ts';
import type { VideoAgent } from './types.ts';
import { VideoStore } from './video-store.ts';

export interface VideoInteractionOptions extends Pick<LogInOptions, 'clock'> {
  readonly apiKey: string;
  /** Who is registered as an agent. */
  readonly agents: readonly VideoAgent[];
  /** Origin of the guest links; a function where it is known only after the server listens. */
  readonly publicUrl: string | (() => string);
}

export interface VideoInteraction {
  /** Not listening. */
  readonly app: Express;
  readonly store: VideoStore;
  /** Forgets tokens, rooms, messages, faults and the log of requests, and cuts off the pages. */
  reset(): void;
}

/** 8x8 Video Interaction as far as it is documented: tokens, agent console, guest page, reporting. */
export function createVideoInteraction({
  clock,
  apiKey,
  agents,
  publicUrl,
}: VideoInteractionOptions): VideoInteraction {
  const store = new VideoStore(clock, typeof publicUrl === 'string' ? () => publicUrl : publicUrl, apiKey);
  const participants = new Participants(clock, store);
  const faults = createFaultRules();
  const requests = createRequestLog();
  const reset = () => {
    store.reset();
    participants.reset();
    faults.clear();
    requests.clear();
  };

  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(normalizeSlashes, protectSecrets);
  app.use('/_sandbox', createControlRouter({ store, clock, onReset: reset }), faults.routes, requests.routes);
  app.use(['/api', '/s3'], requests.handler);
  app.use(faults.handler);
  app.use('/assets', createAssetsRouter());
  app.use('/guest', createGuestRouter(store, participants, clock));
  app.use('/session', createSessionRouter(participants, clock));
  app.use(createTokenRouter(store), createReportingRouter(store, clock));
  app.use(createConsoleRouter({ store, clock, agents }, participants));
  app.use(answerError);
  return { app, store, reset };
}

/** 8x8's documentation prints its addresses with a double slash before `api` too. */
const normalizeSlashes: RequestHandler = (request, _response, next) => {
  request.url = request.url.replace(/^\/{2,}/u, '/');
  next();
};

/** The console's URL holds a token. Nothing is refused about being framed, as at 8x8. */
const protectSecrets: RequestHandler = (_request, response, next) => {
  response.set({
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'self'; img-src 'self' data:; base-uri 'none'",
    'Cache-Control': 'no-store',
  });
  next();
};

const answerError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  if (error instanceof z.ZodError) response.status(400).json(errorBody(1000, z.prettifyError(error)));
  else if (isHttpError(error)) response.status(error.status).json(errorBody(1000, error.message));
  else next(error);
};

function isHttpError(error: unknown): error is { status: number; message: string } {
  return error instanceof Error && 'status' in error && typeof error.status === 'number';
}
