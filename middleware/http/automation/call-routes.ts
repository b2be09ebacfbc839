import { Router } from 'express';
import { AppError } from '../../errors/app-error.ts';
import type { AutomationStore } from '../../storage/automation-store.ts';
import { readBody } from '../read-body.ts';
import { refuseOtherMethods } from '../refuse-other-methods.ts';
import { identify, logSecurity } from '../security-log.ts';
import type { Load } from '../shed-load.ts';
import { parseBody, parseParameter } from '../validate.ts';
import { automationKeyOf, requireAutomationKey, type RequireKeyParts } from './automation-key.ts';
import { toCallAnswer } from './call-answer.ts';
import { callRequestSchema, sessionIdSchema } from './call-schemas.ts';
import { startCall, type StartCallParts } from './start-call.ts';

export type CallParts = StartCallParts &
  RequireKeyParts & { readonly automation: AutomationStore; readonly load: Load };

const PATH = '/v1/video-sessions';
const SESSION_PATH = `${PATH}/:sessionId`;

/** `POST /v1/video-sessions` and `GET /v1/video-sessions/{sessionId}`, for whoever has an automation key. */
export function createCallRoutes(parts: CallParts): Router {
  const { automation, storage, clock, load } = parts;
  const requireKey = requireAutomationKey(parts);
  return Router()
    .post(PATH, requireKey, readBody, async (req, res) => {
      const request = parseBody(callRequestSchema, req);
      load.take(res);
      const { sessionId, state, isNew } = await startCall(parts, automationKeyOf(res), request);
      identify(res, { sessionId });
      logSecurity(parts.log, isNew ? 'call.started' : 'call.answered-again', res);
      res
        .status(isNew ? 201 : 200)
        .set('Cache-Control', 'no-store')
        .json(toCallAnswer(sessionId, state, clock.now()));
    })
    .all(PATH, refuseOtherMethods('POST'))
    .get(SESSION_PATH, requireKey, async (req, res) => {
      const { lineage, createdAt } = automationKeyOf(res);
      const sessionId = parseParameter(sessionIdSchema, req, 'sessionId');
      identify(res, { sessionId });
      load.take(res);
      if (!(await automation.isStartedBy(sessionId, lineage, createdAt))) {
        throw new AppError('SESSION_NOT_FOUND', 'This key has not started such a video session within the last week.');
      }
      const stored = await storage.find(sessionId);
      res.set('Cache-Control', 'no-store').json(toCallAnswer(sessionId, stored?.state ?? null, clock.now()));
    })
    .all(SESSION_PATH, refuseOtherMethods('GET'));
}
