import type { RequestHandler, Response } from 'express';
import { AppError } from '../errors/app-error.ts';
import { SECOND_MS } from '../time/clock.ts';

export interface Load {
  /**
   * Counts a request as work until its answer. Called once it is known who asks, and for what: who has no key, or does
   * not say the rest of a request, takes nobody's place. @throws AppError OVERLOADED
   */
  take(res: Response): void;
  /** Notes that a request was answered OVERLOADED, by whichever part. */
  noteRefusal(): void;
  /** Whether requests are refused at present, or were a moment ago. */
  isShedding(): boolean;
}

// A load balancer that asks every second or two shall notice a short peak too.
const REMEMBERED_MS = 5 * SECOND_MS;

/**
 * Refuses requests at once when too many are being worked on, before their memory adds up: each waits on two peers, so
 * more of them would only wait longer. What counts is the work until its answer, also where the caller left meanwhile:
 * the work does not notice, so who calls and hangs up in a loop would otherwise pile it up without a bound.
 *
 * @param limit requests at a time
 */
export function createLoad(limit: number): Load {
  let running = 0;
  let refusedAt = Number.NEGATIVE_INFINITY;
  return {
    take: (res) => {
      if (running >= limit) {
        throw new AppError('OVERLOADED', 'The middleware is busy. Try again in a moment.', { retryAfterSeconds: 2 });
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
    },
    noteRefusal: () => void (refusedAt = performance.now()),
    isShedding: () => running >= limit || performance.now() - refusedAt < REMEMBERED_MS,
  };
}

/** The same as a step before the routes of a folder. */
export function takeLoad(load: Load): RequestHandler {
  return (_, res, next) => {
    load.take(res);
    next();
  };
}
