import type { RequestHandler } from 'express';
import { AppError } from '../errors/app-error.ts';

export interface LoadLimit {
  readonly handler: RequestHandler;
  /** Requests that are being worked on. */
  running(): number;
}

/**
 * Refuses requests at once when too many are being worked on, before their memory adds up: each waits on two peers, so
 * more of them would only wait longer.
 *
 * @param limit requests at a time
 */
export function createLoadLimit(limit: number): LoadLimit {
  let running = 0;
  const handler: RequestHandler = (_, res, next) => {
    if (running >= limit) {
      next(new AppError('OVERLOADED', 'The middleware is busy. Try again in a moment.', { retryAfterSeconds: 2 }));
      return;
    }
    running += 1;
    res.once('close', () => {
      running -= 1;
    });
    next();
  };
  return { handler, running: () => running };
}
