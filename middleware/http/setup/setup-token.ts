import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { PersonName } from '../../domain/audit.ts';
import { AppError } from '../../errors/app-error.ts';
import type { SetupStore } from '../../storage/setup-store.ts';
import { MINUTE_MS, type Clock } from '../../time/clock.ts';
import type { CallLimit } from '../../load/limit-calls.ts';
import type { FailureWatch } from '../border/watch-failures.ts';
import { identify as identifyPerson } from '../security-log.ts';

export const SETUP_TOKEN_LIFETIME_MS = 10 * MINUTE_MS;

const SALT_BYTES = 32;
const BEARER = /^Bearer ([A-Za-z0-9_-]{43})$/iu;

/** What is kept in the place of a new token. */
export function newSetupToken(verifier: string): { readonly salt: string; readonly hash: string } {
  const salt = randomBytes(SALT_BYTES).toString('base64url');
  return { salt, hash: hashOf(setupTokenOf(verifier, salt)) };
}

/**
 * The token of a proof: whoever sends the proof again gets the same one, and it need not be kept for that. Only the page
 * knows the verifier, only the storage the salt.
 */
export function setupTokenOf(verifier: string, salt: string): string {
  return createHmac('sha256', verifier).update(`start-video/v1|setup-token|${salt}`).digest('base64url');
}

export interface RequireTokenParts {
  readonly setup: SetupStore;
  readonly clock: Clock;
  readonly failures: FailureWatch;
  /** Look-ups at a time while wrong keys are many. */
  readonly lookups: CallLimit;
}

/** Lets only requests with a valid token pass: behind it `setupPersonOf` says whose it is. */
export function requireSetupToken(parts: RequireTokenParts): RequestHandler {
  return async (req, res, next) => {
    if (!(await identify(parts, req, res))) {
      throw new AppError('UNAUTHORIZED', 'The setup page is not open any more, or never was. Open it anew.');
    }
    next();
  };
}

/** A test call of the setup page brings its token, so that a refusal tells the peer's own words. */
export function recogniseSetupPerson(parts: RequireTokenParts): ErrorRequestHandler {
  return async (error: unknown, req, res, next) => {
    // Whatever fails here must not hide the refusal itself.
    if (error instanceof AppError && error.peer !== undefined) await identify(parts, req, res).catch(() => false);
    next(error);
  };
}

async function identify(
  { setup, clock, failures, lookups }: RequireTokenParts,
  req: Request,
  res: Response,
): Promise<boolean> {
  const [, token] = BEARER.exec(req.get('authorization') ?? '') ?? [];
  const find = async () => (token === undefined ? null : setup.findToken(hashOf(token), clock.now()));
  const known = await (failures.areMany('key') ? lookups(find) : find());
  if (known === null) return false;
  res.locals[PERSON] = known.person;
  identifyPerson(res, { personId: known.person.id });
  return true;
}

/** Whether the request came with a valid token. */
export function isSetupPerson(res: Response): boolean {
  return res.locals[PERSON] !== undefined;
}

/** The person whose token came with the request. */
export function setupPersonOf(res: Response): PersonName {
  return z.object({ id: z.string(), name: z.string() }).parse(res.locals[PERSON]);
}

const PERSON = 'setupPerson';

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
