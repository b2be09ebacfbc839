import { createHash, randomBytes } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { FailureWatch } from '../border/watch-failures.ts';
import type { CallLimit } from '../../load/limit-calls.ts';
import { identify } from '../security-log.ts';
import { AppError } from '../../errors/app-error.ts';
import type { AutomationKey, AutomationKeyStore } from '../../storage/automation-store.ts';
import type { Clock } from '../../time/clock.ts';

const KEY_BYTES = 32;
// Tells where a key belongs that turns up in the wrong place.
const PREFIX = 'sva_';
const BEARER = /^Bearer (sva_[A-Za-z0-9_-]{43})$/iu;
const SHOWN = 4;

/** A new key, shown once, and what is kept of it. */
export function makeAutomationKey(): { readonly key: string; readonly hash: string; readonly lastFour: string } {
  const key = PREFIX + randomBytes(KEY_BYTES).toString('base64url');
  return { key, hash: hashOf(key), lastFour: key.slice(-SHOWN) };
}

export interface RequireKeyParts {
  readonly automation: AutomationKeyStore;
  readonly clock: Clock;
  readonly failures: FailureWatch;
  /** Look-ups at a time while wrong keys are many. */
  readonly lookups: CallLimit;
}

/**
 * Lets only requests pass that carry a valid key as `Authorization: Bearer …`: behind it `automationKeyOf` says which.
 * Whatever is wrong with it, the refusal is UNAUTHORIZED.
 */
export function requireAutomationKey({ automation, clock, failures, lookups }: RequireKeyParts): RequestHandler {
  return async (req, res, next) => {
    const [, key] = BEARER.exec(req.get('authorization') ?? '') ?? [];
    const find = async () => (key === undefined ? null : automation.findKey(hashOf(key), clock.now()));
    const known = await (failures.areMany('key') ? lookups(find) : find());
    if (known === null) {
      throw new AppError(
        'UNAUTHORIZED',
        'The automation key is missing, wrong or replaced. Send it as "Authorization: Bearer …"; an administrator makes a new one on the tab Video Setup.',
      );
    }
    keys.set(res, known);
    identify(res, { keyId: known.id, keyEnd: known.lastFour });
    next();
  };
}

/** The key that came with the request. */
export function automationKeyOf(res: Response): AutomationKey {
  const known = keys.get(res);
  if (known === undefined) throw new TypeError('No automation key was asked for here');
  return known;
}

const keys = new WeakMap<Response, AutomationKey>();

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
