import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { addressOf } from './border/address.ts';

/** Names are stable: docs/operators/operations.md lists them, and whoever watches the log goes by them. */
export type SecurityEvent =
  | 'request.refused'
  | 'room.created'
  | 'room.handed-out-again'
  | 'room.joined'
  | 'call.started'
  | 'call.answered-again'
  | 'setup.opened'
  | 'setup.settings-reloaded'
  | 'setup.video-key-set'
  | 'setup.video-key-removed'
  | 'setup.automation-key-made'
  | 'setup.automation-key-removed'
  | 'setup.deliveries-retried'
  | 'setup.call-assigned'
  | 'setup.call-dismissed';

/** Who asks, as far as it is proven, and about what. */
interface Who {
  readonly personId?: string;
  /** Of an automation key: its id, and its last four letters as the setup page shows them. */
  readonly keyId?: string;
  readonly keyEnd?: string;
  readonly sessionId?: string;
}

const known = new WeakMap<Response, Who>();

/** Notes who has been recognised, for what is logged of this request later, its refusal too. */
export function identify(res: Response, who: Who): void {
  known.set(res, { ...known.get(res), ...who });
}

export function isIdentified(res: Response): boolean {
  const { personId, keyId } = known.get(res) ?? {};
  return personId !== undefined || keyId !== undefined;
}

const outcomes = new WeakMap<Response, string>();

/** Notes what came of the request. @param outcome an event of this log, or the code of a refusal */
export function noteOutcome(res: Response, outcome: string): void {
  outcomes.set(res, outcome);
}

/** What came of the request; undefined if nobody was given anything or refused. */
export function outcomeOf(res: Response): string | undefined {
  return outcomes.get(res);
}

/** Who, from where, and what: the part of a line that is the same for all events. */
export function securityFields(req: Request, res: Response) {
  const { requestId } = res.locals as { requestId?: string };
  return {
    requestId: requestId ?? 'unknown',
    address: addressOf(req),
    method: req.method,
    route: routeOf(req),
    ...known.get(res),
  };
}

/** One line for what somebody was given or has changed. @param more ids and counts, nothing secret */
export function logSecurity(
  log: Logger,
  event: Exclude<SecurityEvent, 'request.refused'>,
  res: Response,
  more: Readonly<Record<string, string | number | boolean>> = {},
): void {
  noteOutcome(res, event);
  log.info({ event, ...securityFields(res.req, res), ...more, outcome: 'done' }, event);
}

/** The path without ids, so that the log does not repeat what came in. */
export function routeOf(req: Request): string {
  const route = (req as { route?: { path?: unknown } }).route?.path;
  return typeof route === 'string' ? route : 'none';
}
