import { Router, type Response } from 'express';
import type { z } from 'zod';
import type { CallLog, CallLogState } from '../../domain/call-log/call-log.ts';
import type { DoubtCandidate, DoubtfulCall } from '../../domain/call-log/doubtful-call.ts';
import { AppError } from '../../errors/app-error.ts';
import type { SetupStore } from '../../storage/setup-store.ts';
import { SECOND_MS, type Clock } from '../../time/clock.ts';
import { refuseOtherMethods } from '../refuse-other-methods.ts';
import { logSecurity } from '../security-log.ts';
import { parseBody } from '../validate.ts';
import { assignSchema, dismissSchema, type callLogAnswerSchema, type callLogReadingSchema } from './call-log-api.ts';
import type { RecordAccess } from './record-access-port.ts';
import { requireRights, type RightsParts } from './require-rights.ts';
import { setupPersonOf } from './setup-token.ts';

export interface CallLogParts extends RightsParts {
  readonly callLog: CallLog;
  readonly recordAccess: RecordAccess;
  readonly setup: SetupStore;
  readonly clock: Clock;
}

const PATH = '/v1/setup/call-log';
const READ_PATH = `${PATH}/read`;
const ASSIGN_PATH = `${PATH}/assign`;
const DISMISS_PATH = `${PATH}/dismiss`;
const SHOWN = 50;

/** How 8x8's call log is read, a reading at once, and whose a doubtful call is. */
export function createCallLogRoutes(parts: CallLogParts): Router {
  const { callLog, setup, clock, log } = parts;
  return Router()
    .get(PATH, async (_, res) => {
      const [state, doubts] = await Promise.all([callLog.state(), callLog.doubts(SHOWN)]);
      res.json(toAnswer(state, doubts));
    })
    .all(PATH, refuseOtherMethods('GET'))
    .post(READ_PATH, async (_, res) => {
      const answer: z.infer<typeof callLogReadingSchema> = await callLog.readNow();
      res.json(answer);
    })
    .all(READ_PATH, refuseOtherMethods('POST'))
    .post(ASSIGN_PATH, requireRights(parts), async (req, res) => {
      const { callId, roomId } = parseBody(assignSchema, req);
      const doubt = await callLog.doubt(callId);
      const chosen = doubt?.candidates.find((candidate) => candidate.roomId === roomId);
      if (doubt === null || chosen === undefined) throw noDoubt();
      await assertReadable(parts, res, doubt.candidates);
      if (!(await callLog.assign(callId, roomId))) throw noDoubt();
      const detail = `${chosen.reference}: call ${callId} is of session ${chosen.sessionId}`;
      await setup.note({ at: clock.now(), person: setupPersonOf(res), action: 'call-assigned', detail });
      logSecurity(log, 'setup.call-assigned', res, { callId, sessionId: chosen.sessionId });
      res.status(204).end();
    })
    .all(ASSIGN_PATH, refuseOtherMethods('POST'))
    .post(DISMISS_PATH, requireRights(parts), async (req, res) => {
      const { callId } = parseBody(dismissSchema, req);
      const doubt = await callLog.doubt(callId);
      if (doubt === null) throw noDoubt();
      await assertReadable(parts, res, doubt.candidates);
      if (!(await callLog.dismiss(callId))) throw noDoubt();
      const sessions = [...new Set(doubt.candidates.map(({ sessionId }) => sessionId))].join(', ');
      const detail = `${doubt.candidates[0]?.reference ?? ''}: call ${callId} is of none of the sessions ${sessions}`;
      await setup.note({ at: clock.now(), person: setupPersonOf(res), action: 'call-dismissed', detail });
      logSecurity(log, 'setup.call-dismissed', res, { callId });
      res.status(204).end();
    })
    .all(DISMISS_PATH, refuseOtherMethods('POST'));
}

/** Whoever says whose a call is must be able to know: they may read the case, or else the contact, of each candidate. */
async function assertReadable(
  { recordAccess, log }: CallLogParts,
  res: Response,
  candidates: readonly DoubtCandidate[],
): Promise<void> {
  const { id } = setupPersonOf(res);
  const records = candidates.map(({ caseId, contactId }) => caseId ?? contactId);
  const known = records.filter((record) => record !== null);
  if (known.length === records.length && (await recordAccess.mayReadAll(id, known))) return;
  log.warn({ personId: id }, 'call stays in doubt: the person may not read all cases that it may be of');
  throw new AppError(
    'ACCESS_DENIED',
    'You may not read all of the cases or contacts that this call may be of, so nothing was changed. Ask somebody who may.',
  );
}

function noDoubt(): AppError {
  return new AppError('NOT_FOUND', 'This call is not in doubt any more, or not about this session. Reload the list.');
}

function toAnswer(state: CallLogState, doubts: readonly DoubtfulCall[]): z.infer<typeof callLogAnswerSchema> {
  const { watched, lagSeconds, doubtCount, foreignCount, sloppyValues, report } = state;
  const { readAt, readBackTo, pages, entries, rest, pause, aheadMs } = report;
  return {
    watched,
    lagSeconds,
    doubtCount,
    foreignCount,
    lastRead:
      readAt === null
        ? null
        : {
            at: toIso(readAt),
            backTo: readBackTo === null ? null : toIso(readBackTo),
            pages,
            entries,
            isComplete: rest === null,
          },
    aheadSeconds: Math.round(aheadMs / SECOND_MS),
    pause: pause && { ...pause, since: toIso(pause.since), until: toIso(pause.until) },
    sloppyValues: [...sloppyValues],
    doubts: doubts.map(({ callId, createdAt, finishedAt, durationS, candidates }) => ({
      callId,
      startedAt: toIso(createdAt),
      endedAt: finishedAt === null ? null : toIso(finishedAt),
      durationSeconds: durationS,
      candidates: candidates.map(({ roomId, sessionId, reference, roomCreatedAt, numberDiffers }) => ({
        roomId,
        sessionId,
        callReference: reference,
        roomCreatedAt: toIso(roomCreatedAt),
        numberDiffers,
      })),
    })),
  };
}

function toIso(time: number): string {
  return new Date(time).toISOString();
}
