import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { AppError } from '../../errors/app-error.ts';
import type { AutomationKey, AutomationKeyStore } from '../../storage/automation-store.ts';
import { HOUR_MS, type Clock } from '../../time/clock.ts';
import { makeAutomationKey } from '../automation/automation-key.ts';
import { refuseOtherMethods } from '../refuse-other-methods.ts';
import { logSecurity } from '../security-log.ts';
import { parseBody, parseParameter } from '../validate.ts';
import {
  keyIdSchema,
  newKeySchema,
  type AutomationKeysAnswer,
  type NewAutomationKeyAnswer,
} from './automation-key-schemas.ts';
import { requireRights, type RightsParts } from './require-rights.ts';
import { setupPersonOf } from './setup-token.ts';

export interface AutomationKeyParts extends RightsParts {
  readonly automation: AutomationKeyStore;
  readonly clock: Clock;
}

const PATH = '/v1/setup/automation-keys';
const KEY_PATH = `${PATH}/:keyId`;
// Time to put the new key where the old one is in use.
const OVERLAP_MS = 24 * HOUR_MS;

/** Keys for servers and flows: which there are, a new one, and the end of one. */
export function createAutomationKeyRoutes(parts: AutomationKeyParts): Router {
  const { automation, clock, log } = parts;
  return Router()
    .get(PATH, async (_, res) => {
      const answer: AutomationKeysAnswer = { keys: (await automation.listKeys(clock.now())).map(toAnswer) };
      res.json(answer);
    })
    .post(PATH, requireRights(parts), async (req, res) => {
      const now = clock.now();
      const validUntil = readEnd(parseBody(newKeySchema, req).validUntil ?? null, now);
      const createdBy = setupPersonOf(res);
      const { key, hash, lastFour } = makeAutomationKey();
      const id = randomUUID();
      const previousEnd = await automation.addKey({ id, hash, lastFour, createdBy, validUntil }, now, OVERLAP_MS);
      logSecurity(log, 'setup.automation-key-made', res, {
        madeKeyId: id,
        madeKeyEnd: lastFour,
        madeKeyValidUntil: toTime(validUntil) ?? 'for good',
      });
      const answer: NewAutomationKeyAnswer = {
        id,
        key,
        validUntil: toTime(validUntil),
        previousValidUntil: toTime(previousEnd),
      };
      res.status(201).json(answer);
    })
    .all(PATH, refuseOtherMethods('GET or POST'))
    .delete(KEY_PATH, requireRights(parts), async (req, res) => {
      const id = parseParameter(keyIdSchema, req, 'keyId');
      const person = setupPersonOf(res);
      if (!(await automation.removeKey(id, person, clock.now()))) {
        throw new AppError('NOT_FOUND', 'This automation key does not exist any more. Reload the list.');
      }
      logSecurity(log, 'setup.automation-key-removed', res, { removedKeyId: id });
      res.status(204).end();
    })
    .all(KEY_PATH, refuseOtherMethods('DELETE'));
}

/** When a new key is to end. @throws AppError VALIDATION_FAILED for a time that is over, or that cannot be told */
function readEnd(text: string | null, now: number): number | null {
  if (text === null) return null;
  const end = Date.parse(text);
  if (end > now) return end;
  throw new AppError(
    'VALIDATION_FAILED',
    'validUntil: must be in the future, or left out for a key that does not end.',
  );
}

function toAnswer({ id, lastFour, createdAt, createdBy, validUntil, lastUsedAt }: AutomationKey) {
  const created = new Date(createdAt).toISOString();
  return {
    id,
    lastFour,
    createdAt: created,
    createdBy,
    validUntil: toTime(validUntil),
    lastUsedAt: toTime(lastUsedAt),
  };
}

function toTime(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}
