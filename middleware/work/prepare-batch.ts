import type { Logger } from 'pino';
import { planUnattended } from '../domain/plan-room.ts';
import { failedState, isVerdict, readyState } from '../domain/prepared-state.ts';
import type { SessionRecord } from '../domain/session-record.ts';
import type { SessionState } from '../domain/session-state.ts';
import type { LoadedSettings } from '../domain/settings-source.ts';
import type { VideoService } from '../domain/video-rooms.ts';
import { AppError, describeCause } from '../errors/app-error.ts';
import type { RoomRequestClaim, RoomRequestStore } from '../storage/automation-store.ts';
import { MINUTE_MS, SECOND_MS, type Clock } from '../time/clock.ts';
import { backoffMs } from './backoff.ts';
import { readRequested, type ReadParts } from './read-requested.ts';

export interface PrepareParts extends ReadParts {
  readonly automation: RoomRequestStore;
  readonly video: Pick<VideoService, 'createRoom'>;
  readonly clock: Clock;
  readonly log: Logger;
  /** When the next room is ordered, milliseconds since 1970: rising, so that rooms keep the order of their sessions. */
  readonly nextCreatedAt: () => number;
}

interface Task {
  readonly claim: RoomRequestClaim;
  readonly session: SessionRecord;
}

// People who click wait, workflows do not: most of the connections to 8x8 stay free for them.
const AT_A_TIME = 10;
// Rooms come one by one, and each call to Salesforce takes 75: without it a burst of 500 took 50 calls.
const GATHER_MS = 4 * SECOND_MS;
const ROW_WAIT = { firstMs: 2 * SECOND_MS, longestMs: 10 * MINUTE_MS };
// So many in a row are no coincidence: the rest need not be tried to know.
const MAX_FAILURES_IN_A_ROW = 3;
// A mistake of ours will not mend itself: then somebody has to look.
const MAX_SURPRISES = 5;

/**
 * Prepares the rooms of claimed requests: reads their sessions in one call, orders rooms at 8x8 for those that still
 * wait for one, and keeps each state together with the end of its request.
 *
 * @returns the failure that is no session's own, if there was one: then the requests that remain are due again
 * @throws AppError STORAGE_UNAVAILABLE: then the claims end by themselves
 */
export async function prepareBatch(
  parts: PrepareParts,
  claims: readonly RoomRequestClaim[],
  isStopped: () => boolean,
): Promise<AppError | null> {
  const { automation, log } = parts;
  let requested;
  try {
    requested = await readRequested(
      parts,
      claims.map(({ sessionId }) => sessionId),
    );
  } catch (error) {
    await automation.releaseRequests(claims, reasonOf(error));
    if (error instanceof AppError) return error;
    log.error({ error: describeCause(error) }, 'sessions could not be read');
    return new AppError('SALESFORCE_UNAVAILABLE', 'Salesforce’s answer was not understood.', { cause: error });
  }
  const { sessions, unreadable, loaded } = requested;
  for (const claim of claims) {
    const reason = unreadable.get(claim.sessionId);
    if (reason !== undefined) await postponeSurprise(parts, claim, reason);
  }
  const tasks = claims
    .flatMap((claim) => {
      const session = sessions.get(claim.sessionId);
      return session !== undefined && isWaiting(session) ? [{ claim, session }] : [];
    })
    .toSorted((a, b) => inOrderOfCreation(a.session, b.session));
  const waiting = new Set(tasks.map(({ claim }) => claim));
  await automation.dropRequests(claims.filter((claim) => !waiting.has(claim) && !unreadable.has(claim.sessionId)));
  return createRunner(parts, loaded, tasks.length).run(tasks, isStopped);
}

/** Agents' sessions need a proof, and what is no longer requested has its room or needs none. */
function isWaiting({ status, origin }: SessionRecord): boolean {
  return status === 'Requested' && origin === 'Automation';
}

function inOrderOfCreation(a: SessionRecord, b: SessionRecord): number {
  return a.name.localeCompare(b.name, 'en', { numeric: true });
}

function createRunner(parts: PrepareParts, loaded: LoadedSettings, burst: number) {
  const { automation, clock, log } = parts;
  let failuresInARow = 0;
  let successes = 0;
  let systemic: AppError | null = null;
  let lastFailure: AppError | null = null;

  async function prepare({ claim, session }: Task): Promise<void> {
    try {
      // Taken before any answer of 8x8: the newest session of a case is the one whose reference the case shows.
      const state = await makeState(parts, session, loaded, parts.nextCreatedAt());
      successes += 1;
      failuresInARow = 0;
      const isKept = await automation.keepPrepared(claim, state, clock.now(), writeBackAt(clock.now(), burst));
      const { sessionId } = claim;
      if (isKept && state.failure) log.warn({ sessionId, failure: state.failure.code }, 'no room could be prepared');
      else if (isKept) log.info({ sessionId, status: state.status }, 'room prepared');
      else log.warn({ sessionId }, 'another worker has taken the request');
    } catch (error) {
      await postpone({ claim, session }, error);
    }
  }

  async function postpone({ claim }: Task, error: unknown): Promise<void> {
    if (error instanceof AppError && error.code === 'STORAGE_UNAVAILABLE') throw error;
    if (!(error instanceof AppError)) {
      log.error({ sessionId: claim.sessionId, error: describeCause(error) }, 'room could not be prepared');
      await postponeSurprise(parts, claim, reasonOf(error));
      return;
    }
    lastFailure = error;
    failuresInARow += 1;
    if (!error.retryable || failuresInARow >= MAX_FAILURES_IN_A_ROW) systemic = error;
    if (!error.retryable) {
      await automation.releaseRequests([claim], reasonOf(error));
      return;
    }
    await automation.rescheduleRequest(claim, nextAttemptAt(parts, claim), reasonOf(error));
  }

  return {
    run: async (tasks: readonly Task[], isStopped: () => boolean): Promise<AppError | null> => {
      let next = 0;
      const work = async (): Promise<void> => {
        while (systemic === null && !isStopped()) {
          const task = tasks[next];
          if (task === undefined) return;
          next += 1;
          await prepare(task);
        }
      };
      await Promise.all(Array.from({ length: AT_A_TIME }, work));
      const left = tasks.slice(next).map(({ claim }) => claim);
      await automation.releaseRequests(left, systemic === null ? null : reasonOf(systemic));
      return systemic ?? (successes === 0 ? lastFailure : null);
    },
  };
}

/** A lone session is written back at once; those of a burst become due together, so that they share their calls. */
function writeBackAt(now: number, burst: number): number {
  return burst <= AT_A_TIME ? now : Math.ceil((now + 1) / GATHER_MS) * GATHER_MS;
}

/** @throws what is no verdict on the session */
async function makeState(
  { video, clock, log }: PrepareParts,
  session: SessionRecord,
  loaded: LoadedSettings,
  createdAt: number,
): Promise<SessionState> {
  const { settings } = loaded;
  const order = planUnattended(session, loaded);
  if (order instanceof AppError) return failedState(session, settings, order, clock.now());
  try {
    return readyState(session, settings, order, await video.createRoom(order), createdAt);
  } catch (error) {
    if (!isVerdict(error)) throw error;
    if (error.peer !== undefined) log.warn({ sessionId: session.id, peer: error.peer }, 'room refused');
    return failedState(session, settings, error, clock.now());
  }
}

async function postponeSurprise(parts: PrepareParts, claim: RoomRequestClaim, reason: string): Promise<void> {
  if (claim.attempts + 1 < MAX_SURPRISES) {
    await parts.automation.rescheduleRequest(claim, nextAttemptAt(parts, claim), reason);
    return;
  }
  parts.log.error({ sessionId: claim.sessionId, reason }, 'request for a room is parked');
  await parts.automation.parkRequest(claim, reason, parts.clock.now());
}

function nextAttemptAt({ clock }: PrepareParts, { attempts }: RoomRequestClaim): number {
  return Math.ceil(clock.now() + backoffMs(attempts, ROW_WAIT.firstMs, ROW_WAIT.longestMs));
}

function reasonOf(error: unknown): string {
  return error instanceof AppError ? `${error.code}: ${error.message}` : describeCause(error).message;
}
