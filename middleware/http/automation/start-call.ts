import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { planUnattended } from '../../domain/plan-room.ts';
import { failedState, isVerdict, readyState } from '../../domain/prepared-state.ts';
import { assertRightOrg, isSameOrg } from '../../domain/right-org.ts';
import type { SessionRecord } from '../../domain/session-record.ts';
import type { SessionState } from '../../domain/session-state.ts';
import type { LoadedSettings, SettingsSource } from '../../domain/settings-source.ts';
import type { VideoService } from '../../domain/video-rooms.ts';
import { AppError } from '../../errors/app-error.ts';
import { isErrorCode } from '../../errors/error-catalogue.ts';
import type { RunningCount } from '../../load/count-running.ts';
import type { AutomationKey, StartedCall, StartedCallStore } from '../../storage/automation-store.ts';
import type { Storage, StoredSession } from '../../storage/storage.ts';
import { MINUTE_MS, SECOND_MS, type Clock } from '../../time/clock.ts';
import { createSession } from './create-session.ts';
import type { CallRequest } from './call-schemas.ts';
import type { SessionCreator } from './session-creator-port.ts';

export interface StartCallParts {
  readonly settings: SettingsSource;
  readonly creator: SessionCreator;
  readonly automation: StartedCallStore;
  readonly storage: Pick<Storage, 'find' | 'keep'>;
  readonly video: Pick<VideoService, 'createRoom'>;
  readonly clock: Clock;
  readonly log: Logger;
  /** Rooms that are being opened: ordered from 8x8 or kept. */
  readonly starts: RunningCount;
  /** Called when a write-back became due. */
  readonly onKept: () => void;
}

export interface StartedSession {
  readonly sessionId: string;
  readonly state: SessionState;
  readonly isNew: boolean;
}

// A flow that runs wild must not use up the org's API calls: each call costs two of them.
const CALLS_PER_MINUTE = 120;
// As long as the peers may take at most would be safer than needed: two that work on one call end with one room anyway.
const LEASE_MS = 15 * SECOND_MS;
const LOOK_AGAIN_MS = 100;
// Ten seconds: a worker with a burst before it must not keep a flow waiting for ever. Then one room too many is ordered,
// and no more than one handed out.
const WORKER_LOOKS = 100;

/**
 * Starts a call for a server or a flow: creates the record, orders the room, keeps it. Every step finds what an earlier
 * attempt with the same request id has done, so a repeated request gets the same answer, also after a crash.
 *
 * @throws AppError with the codes of the operation
 */
export async function startCall(
  parts: StartCallParts,
  key: AutomationKey,
  request: CallRequest,
): Promise<StartedSession> {
  const loaded = await parts.settings.current();
  if (!isSameOrg(request.organizationId, loaded.orgId)) {
    throw new AppError(
      'WRONG_ORG',
      'organizationId is not the org that this middleware serves. Call the one of your org.',
    );
  }
  assertRightOrg(loaded);
  const call = toCall(key, request);
  const token = await takeInHand(parts, call);
  try {
    return await carryOut(parts, call, request, loaded, token);
  } finally {
    await parts.automation.endCall(token);
  }
}

function toCall(key: AutomationKey, { organizationId, requestId, ...asked }: CallRequest): StartedCall {
  const { caseId, contactId = null, invitation = null } = asked;
  return {
    lineage: key.lineage,
    keyCreatedAt: key.createdAt,
    // A client's ids and ours never meet.
    requestId: requestId == null ? `ours:${randomUUID()}` : `theirs:${requestId}`,
    bodyHash: digest(JSON.stringify([organizationId, caseId, contactId, invitation])),
  };
}

/** Waits for an earlier request of the same id that is still running, or whose process was lost. */
async function takeInHand({ automation, clock }: StartCallParts, call: StartedCall): Promise<string> {
  for (;;) {
    const now = clock.now();
    const limit = { calls: CALLS_PER_MINUTE, since: now - MINUTE_MS };
    const begun = await automation.beginCall(call, now, LEASE_MS, limit);
    switch (begun.kind) {
      case 'mine':
        return begun.token;
      case 'running':
        await delay(LOOK_AGAIN_MS);
        break;
      case 'other-body':
        throw new AppError(
          'VALIDATION_FAILED',
          'requestId: was used for another call already. Send a new id, or the body that it was used with.',
        );
      case 'limited':
        throw new AppError(
          'RATE_LIMITED',
          `This key started ${CALLS_PER_MINUTE} calls within a minute, and no more are taken. Wait a little.`,
          { retryAfterSeconds: 30 },
        );
    }
  }
}

async function carryOut(
  parts: StartCallParts,
  call: StartedCall,
  request: CallRequest,
  loaded: LoadedSettings,
  token: string,
): Promise<StartedSession> {
  const { caseId, contactId, invitation } = request;
  const requestKey = digest(`${call.lineage}|${call.requestId}`);
  const wish = { requestKey, caseId, contactId: contactId ?? null, invitation: invitation ?? null };
  const created = await createSession(parts, wish, loaded);
  const { session } = created;
  await keepWorkersAway(parts, token, session.id);
  const known = await parts.storage.find(session.id);
  // Of a new record only a worker can have made a state, and nobody was answered with it yet.
  if (known !== null) return toStarted(session.id, known.state, created.isNew);
  if (session.status === 'Completed' || session.status === 'Cancelled') {
    throw new AppError('SESSION_CLOSED', 'This call is over. Start a new one with a new requestId.');
  }
  const { state, kept } = await parts.starts.during(() => keepState(parts, session, created.loaded));
  parts.onKept();
  parts.log.info({ sessionId: session.id, status: kept.state.status }, 'call started for a server');
  const isNew = created.isNew || kept.state.room?.links?.authToken === state.room?.links?.authToken;
  return toStarted(session.id, kept.state, isNew);
}

/** From now on no worker takes up the room of the record. One that was quicker is waited for, or each would order a room. */
async function keepWorkersAway({ automation, clock }: StartCallParts, token: string, sessionId: string): Promise<void> {
  for (let looks = 0; looks < WORKER_LOOKS; looks += 1) {
    if (!(await automation.noteSession(token, sessionId, clock.now()))) return;
    await delay(LOOK_AGAIN_MS);
  }
}

/** A session that failed for good fails every request for it in the same way. */
function toStarted(sessionId: string, state: SessionState, isNew: boolean): StartedSession {
  const { status, failure } = state;
  if (status !== 'Failed' || failure === null) return { sessionId, state, isNew };
  throw new AppError(isErrorCode(failure.code) ? failure.code : 'VIDEO_REJECTED', failure.message);
}

async function keepState(
  parts: StartCallParts,
  session: SessionRecord,
  loaded: LoadedSettings,
): Promise<{ readonly state: SessionState; readonly kept: StoredSession }> {
  const state = await makeState(parts, session, loaded);
  return { state, kept: await parts.storage.keep(state, null, parts.clock.now()) };
}

/** @throws what is no verdict on the session */
async function makeState(
  { video, clock, log }: StartCallParts,
  session: SessionRecord,
  loaded: LoadedSettings,
): Promise<SessionState> {
  const { settings } = loaded;
  const order = planUnattended(session, loaded);
  if (order instanceof AppError) return failedState(session, settings, order, clock.now());
  try {
    const createdAt = clock.now();
    return readyState(session, settings, order, await video.createRoom(order), createdAt);
  } catch (error) {
    if (!isVerdict(error)) throw error;
    if (error.peer !== undefined) log.warn({ sessionId: session.id, peer: error.peer }, 'room refused');
    return failedState(session, settings, error, clock.now());
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
