import { Router } from 'express';
import type { Logger } from 'pino';
import type { VideoKeyTester } from '../../checks/video-key-port.ts';
import type { PersonName } from '../../domain/audit.ts';
import { AppError } from '../../errors/app-error.ts';
import type { SetupStore } from '../../storage/setup-store.ts';
import type { Clock } from '../../time/clock.ts';
import { refuseOtherMethods } from '../refuse-other-methods.ts';
import { logSecurity } from '../security-log.ts';
import { parseBody } from '../validate.ts';
import { requireRights, type RightsParts } from './require-rights.ts';
import { setupPersonOf } from './setup-token.ts';
import { emptySchema, videoKeySchema, type VideoKeyAnswer } from './video-key-schemas.ts';

export interface VideoKeyParts extends RightsParts {
  readonly setup: SetupStore;
  readonly clock: Clock;
  readonly log: Logger;
  readonly videoKey: {
    readonly baseUrl: string;
    readonly environmentKey: string | null;
    readonly tester: VideoKeyTester;
    /** Called when the stored key was changed, so that this instance uses it at once. */
    readonly onChanged: () => Promise<unknown>;
  };
}

const PATH = '/v1/setup/video-key';
const TEST_PATH = `${PATH}/test`;
const SHOWN = 6;

/** The API key of 8x8: which one is in use, a new one, back to the environment's, and a test of the one in use. */
export function createVideoKeyRoutes(parts: VideoKeyParts): Router {
  const { setup, clock, log, videoKey } = parts;
  return Router()
    .get(PATH, async (_, res) => {
      res.json(await describeKey(parts));
    })
    .put(PATH, requireRights(parts), async (req, res) => {
      const { apiKey } = parseBody(videoKeySchema, req);
      const person = setupPersonOf(res);
      await setKey(parts, apiKey, person);
      logSecurity(log, 'setup.video-key-set', res);
      res.json(await describeKey(parts));
    })
    .delete(PATH, requireRights(parts), async (_, res) => {
      const person = setupPersonOf(res);
      if (await setup.removeVideoKey(person, clock.now())) logSecurity(log, 'setup.video-key-removed', res);
      await videoKey.onChanged();
      res.json(await describeKey(parts));
    })
    .all(PATH, refuseOtherMethods('GET, PUT or DELETE'))
    .post(TEST_PATH, async (req, res) => {
      parseBody(emptySchema, req);
      const startedAt = performance.now();
      await videoKey.tester.testKey();
      res.json({ durationMs: Math.round(performance.now() - startedAt) });
    })
    .all(TEST_PATH, refuseOtherMethods('POST'));
}

/** Only a key that 8x8 takes replaces the one that works. */
async function setKey({ setup, clock, videoKey }: VideoKeyParts, apiKey: string, setBy: PersonName): Promise<void> {
  try {
    await videoKey.tester.testKey(apiKey);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'VIDEO_UNAUTHORIZED') throw error;
    const detail = '8x8 refused this API key, so nothing was changed. Copy it from 8x8 once more, without spaces.';
    throw new AppError('VIDEO_UNAUTHORIZED', detail, error.peer === undefined ? {} : { peer: error.peer });
  }
  await setup.setVideoKey({ apiKey, lastSix: apiKey.slice(-SHOWN), setBy, setAt: clock.now() });
  await videoKey.onChanged();
}

async function describeKey({ setup, videoKey }: VideoKeyParts): Promise<VideoKeyAnswer> {
  const { baseUrl, environmentKey } = videoKey;
  const stored = await setup.videoKey();
  if (stored !== null) {
    const { lastSix, setBy, setAt } = stored;
    return { source: 'setup', lastSix, setBy, setAt: new Date(setAt).toISOString(), baseUrl };
  }
  const source = environmentKey === null ? 'none' : 'environment';
  return { source, lastSix: environmentKey?.slice(-SHOWN) ?? null, setBy: null, setAt: null, baseUrl };
}
