import { Router } from 'express';
import { AppError } from '../../errors/app-error.ts';
import type { AutomationStore } from '../../storage/automation-store.ts';
import { refuseOtherMethods } from '../refuse-other-methods.ts';
import { parseBody, parseParameter } from '../validate.ts';
import { automationKeyOf } from './automation-key.ts';
import { toCallAnswer } from './call-answer.ts';
import { callRequestSchema, sessionIdSchema } from './call-schemas.ts';
import { startCall, type StartCallParts } from './start-call.ts';

export type CallParts = StartCallParts & { readonly automation: AutomationStore };

const PATH = '/v1/video-sessions';
const SESSION_PATH = `${PATH}/:sessionId`;

/** `POST /v1/video-sessions` and `GET /v1/video-sessions/{sessionId}`, for whoever has an automation key. */
export function createCallRoutes(parts: CallParts): Router {
  const { automation, storage, clock } = parts;
  return Router()
    .post(PATH, async (req, res) => {
      const key = await automationKeyOf(parts, req);
      const { sessionId, state, isNew } = await startCall(parts, key, parseBody(callRequestSchema, req));
      res
        .status(isNew ? 201 : 200)
        .set('Cache-Control', 'no-store')
        .json(toCallAnswer(sessionId, state, clock.now()));
    })
    .all(PATH, refuseOtherMethods('POST'))
    .get(SESSION_PATH, async (req, res) => {
      const { lineage, createdAt } = await automationKeyOf(parts, req);
      const sessionId = parseParameter(sessionIdSchema, req, 'sessionId');
      if (!(await automation.isStartedBy(sessionId, lineage, createdAt))) {
        throw new AppError('SESSION_NOT_FOUND', 'This key has not started such a video session within the last week.');
      }
      const stored = await storage.find(sessionId);
      res.set('Cache-Control', 'no-store').json(toCallAnswer(sessionId, stored?.state ?? null, clock.now()));
    })
    .all(SESSION_PATH, refuseOtherMethods('GET'));
}
