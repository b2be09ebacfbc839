import type { RequestHandler } from 'express';
import { AppError } from '../errors/app-error.ts';

/**
 * Refuses requests at once when too many are being worked on, before their memory adds up: each waits on two peers, so
 * more of them would only wait longer. What counts is the work until its answer, also where the caller left meanwhile:
 * the work does not notice, so who calls and hangs up in a loop would otherwise pile it up without a bound.
 *
 * @param limit requests at a time
 */
export function createLoadLimit(limit: number): RequestHandler {
  let running = 0;
  return (_, res, next) => {
    if (running >= limit) {
      next(new AppError('OVERLOADED', 'The middleware is busy. Try again in a moment.', { retryAfterSeconds: 2 }));
      return;
    }
    running += 1;
    let isRunning = true;
    // No event tells of an answer to somebody who is gone: Node reports the connection's end only.
    res.end = new Proxy(res.end, {
      apply: (end, self, args): unknown => {
        if (isRunning) running -= 1;
        isRunning = false;
        return Reflect.apply(end, self, args);
      },
    });
    next();
  };
}
