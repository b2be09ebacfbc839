import { Router } from 'express';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { assertRightOrg } from '../../domain/right-org.ts';
import type { SettingsSource } from '../../domain/settings-source.ts';
import { AppError } from '../../errors/app-error.ts';
import { refuseOtherMethods } from '../refuse-other-methods.ts';
import { logSecurity } from '../security-log.ts';
import { parseBody } from '../validate.ts';
import type { reloadAnswerSchema } from './settings-api.ts';
import { emptySchema } from './video-key-schemas.ts';

export interface SettingsParts {
  readonly log: Logger;
  readonly settings: SettingsSource;
  readonly settingsAudit: {
    /** Notes what was changed since the last look. */
    look(): Promise<void>;
  };
}

const PATH = '/v1/setup/settings/reload';

/** `POST /v1/setup/settings/reload`: the page has saved the record. */
export function createSettingsRoutes(parts: SettingsParts): Router {
  return Router()
    .post(PATH, async (req, res) => {
      parseBody(emptySchema, req);
      const answer = await reload(parts);
      logSecurity(parts.log, 'setup.settings-reloaded', res, { changed: answer.changed });
      res.json(answer);
    })
    .all(PATH, refuseOtherMethods('POST'));
}

async function reload({ settings, settingsAudit }: SettingsParts): Promise<z.infer<typeof reloadAnswerSchema>> {
  const before = settings.seenRevision();
  const problem = await findProblem(settings);
  const changed = settings.seenRevision() !== before;
  // A change that was seen is noted by now; the second of two within one second can look like none to the revision.
  if (!changed) await settingsAudit.look();
  return { changed, problem };
}

async function findProblem(settings: SettingsSource): Promise<{ code: string; message: string } | null> {
  try {
    const loaded = await settings.reload();
    assertRightOrg(loaded);
    const { callReference, numbers, agentLogin } = loaded.fields.problems;
    return callReference ?? numbers ?? agentLogin;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { code: error.code, message: error.message };
  }
}
