import type { Request, RequestHandler } from 'express';
import { equalInConstantTime } from '../domain/proof.ts';
import { AppError } from '../errors/app-error.ts';
import { SECOND_MS, type Clock } from '../time/clock.ts';
import type { GateKeySource } from './gate-key-port.ts';

// A stranger's guesses must not spend the org's API allowance, yet a rotated key should work within seconds.
const MIN_REFRESH_INTERVAL_MS = 10 * SECOND_MS;
// An org that is not set up is asked no more often than this, however many requests come.
const MIN_ATTEMPT_INTERVAL_MS = 2 * SECOND_MS;

/** @throws AppError UNAUTHORIZED, NOT_CONFIGURED, SALESFORCE_UNAVAILABLE */
export type Gate = (gateKey: string) => Promise<void>;

/** The header as the OpenAPI document describes it. */
export const gateKeyHeader = {
  name: 'X-Gate-Key',
  in: 'header',
  required: true,
  schema: { type: 'string' },
  description: 'Gate key of Video Settings',
};

export function gateKeyOf(req: Request): string {
  return req.get('x-gate-key') ?? '';
}

/** Lets only requests with the right gate key pass, before anything of their body is read. */
export function requireGateKey(gate: Gate): RequestHandler {
  return async (req, _, next) => {
    await gate(gateKeyOf(req));
    next();
  };
}

/** @throws AppError UNAUTHORIZED if the key is not the expected one */
export function assertGateKey(gateKey: string, expected: string): void {
  if (equalInConstantTime(gateKey, expected)) return;
  throw new AppError(
    'UNAUTHORIZED',
    'The gate key is missing or wrong. It stands in Video Settings; a changed one counts within ten seconds.',
  );
}

/**
 * Checks gate keys without asking Salesforce, but for one look at most every ten seconds when a key is wrong, since the
 * administrator may just have changed it. One gate for all routes, so that strangers can cause no more looks than that.
 */
export function createGate(source: GateKeySource, clock: Clock): Gate {
  let refreshedAt = Number.NEGATIVE_INFINITY;
  let unset: { readonly error: AppError; readonly until: number } | undefined;

  async function knownKey(): Promise<string> {
    if (unset !== undefined && clock.now() < unset.until) throw unset.error;
    try {
      return await source.gateKey();
    } catch (error) {
      if (error instanceof AppError && error.code === 'NOT_CONFIGURED')
        unset = { error, until: clock.now() + MIN_ATTEMPT_INTERVAL_MS };
      throw error;
    }
  }

  return async (gateKey) => {
    const known = await knownKey();
    if (equalInConstantTime(gateKey, known)) return;
    if (clock.now() - refreshedAt < MIN_REFRESH_INTERVAL_MS) {
      assertGateKey(gateKey, known);
      return;
    }
    refreshedAt = clock.now();
    assertGateKey(gateKey, await source.refreshGateKey());
  };
}
