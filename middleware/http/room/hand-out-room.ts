import type { Logger } from 'pino';
import { admit, assertIsAgent, type Admission } from '../../domain/admit.ts';
import { assertMayCall } from '../../domain/do-not-call.ts';
import { assertFollowed, planRoom } from '../../domain/plan-room.ts';
import type { LoadedSettings } from '../../domain/settings-source.ts';
import type { RoomQuestion } from '../../domain/room-facts.ts';
import type { VideoService } from '../../domain/video-rooms.ts';
import { NOT_RENEWED } from '../../domain/session-status.ts';
import { nextRevision, type Failure, type SessionState } from '../../domain/session-state.ts';
import type { Settings } from '../../domain/settings.ts';
import { AppError } from '../../errors/app-error.ts';
import type { RunningCount } from '../../load/count-running.ts';
import {
  ProofUsedError,
  StartLimitError,
  validRoom,
  type StartLimit,
  type Storage,
  type StoredSession,
  type ValidRoom,
} from '../../storage/storage.ts';
import { HOUR_MS, type Clock } from '../../time/clock.ts';
import { proofInvalid } from '../assert-proof.ts';
import { tooManyStarts, type OrdersUnderWay } from './orders-under-way.ts';
import { roomProof, type VerifiedDemand } from './verify-demand.ts';

export interface HandOutParts {
  readonly video: VideoService;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly log: Logger;
  /** Rooms that are being opened: ordered from 8x8 or kept. */
  readonly starts: RunningCount;
  readonly orders: OrdersUnderWay;
  /** Called when a write-back became due. */
  readonly onKept: () => void;
}

export interface HandedOutRoom {
  readonly room: ValidRoom;
  /** Logs the person in who asked: built for them, and kept nowhere. */
  readonly agentConsoleUrl: string;
  readonly isNew: boolean;
  /** Whether the person just became the agent of a room that was nobody's. */
  readonly isJoined: boolean;
}

interface KeptRoom {
  readonly room: ValidRoom;
  readonly isNew: boolean;
}

interface Start {
  readonly question: RoomQuestion;
  readonly loaded: LoadedSettings;
  readonly admission: Admission;
  readonly stored: StoredSession | null;
}

/**
 * Hands out the room of a session to a proven person: the valid one, or a new one of 8x8, kept with its write-back
 * before it is answered.
 *
 * @throws AppError with every code of a room request but PROOF_INVALID's predecessors
 */
export async function handOutRoom(
  parts: HandOutParts,
  question: RoomQuestion,
  verified: VerifiedDemand,
): Promise<HandedOutRoom> {
  const { storage, clock } = parts;
  const { loaded } = verified;
  const stored = await storage.find(question.sessionId);
  const admission = admit(question, verified.facts, stored?.state.room ?? null, clock.now());
  const valid = validRoom(stored, clock.now());
  // The SMS of a room that waits goes out when somebody joins.
  if (valid?.agentId === null && valid.phoneNumber !== null) {
    assertFollowed(loaded.fields.problems.numbers);
    assertMayCall(admission.session, loaded.settings);
  }
  if (valid !== null) return enter(parts, question, admission, { room: valid, isNew: false });
  assertNotClosed(stored);
  const { personId } = admission;
  const order = { personId, proof: roomProof(question), left: await startsLeft(parts, personId, loaded.settings) };
  const start: Start = { question, loaded, admission, stored };
  const kept = await parts.orders(order, () => parts.starts.during(() => openRoom(parts, start)));
  return enter(parts, question, admission, kept);
}

/**
 * A call under way outlives the time of its room: nobody gets a second one beside it without saying so.
 *
 * @throws AppError SESSION_CLOSED
 */
function assertNotClosed(stored: StoredSession | null): void {
  const status = stored?.state.status;
  if (status === 'Active')
    throw new AppError('SESSION_CLOSED', 'The call is running in another window. Go back to it, or start a new call.');
  if (NOT_RENEWED.some((closed) => closed === status))
    throw new AppError('SESSION_CLOSED', 'This call is over. Start a new one.');
}

/** The first person who joins a room that was prepared without one becomes its agent. */
async function enter(
  { storage, clock, video, onKept }: HandOutParts,
  question: RoomQuestion,
  { personId, login }: Admission,
  { room, isNew }: KeptRoom,
): Promise<HandedOutRoom> {
  const consoleOf = ({ links }: ValidRoom): string => video.consoleUrl(login, links.authToken);
  if (isNew) return { room, isNew, isJoined: false, agentConsoleUrl: consoleOf(room) };
  const stored = await keepingProof(storage.join(question.sessionId, personId, roomProof(question), clock.now()));
  const joined = assertValid(stored, clock.now());
  assertIsAgent(joined, personId);
  if (room.agentId === null) onKept();
  return { room: joined, isNew, isJoined: room.agentId === null, agentConsoleUrl: consoleOf(joined) };
}

/** Whoever loses a race answers the stored room, also where 8x8 refused another one: nobody has two, and all see one. */
async function openRoom(parts: HandOutParts, start: Start): Promise<KeptRoom> {
  let room: ValidRoom;
  try {
    room = await orderRoom(parts, start);
  } catch (error) {
    if (!(error instanceof AppError) || error.retryable) throw error;
    const kept = await keepFailure(parts, start, { code: error.code, message: error.message });
    const winner = validRoom(kept, parts.clock.now());
    if (winner === null) throw error;
    return { room: winner, isNew: false };
  }
  return keepRoom(parts, start, room);
}

async function orderRoom({ clock, video }: HandOutParts, { admission, loaded }: Start): Promise<ValidRoom> {
  const { session, personId } = admission;
  const order = planRoom(session, loaded);
  const createdAt = clock.now();
  const { expiresAt, callReference, ...links } = await video.createRoom(order);
  return { ...order, callReference, links, agentId: personId, createdAt, expiresAt };
}

async function keepRoom(parts: HandOutParts, start: Start, room: ValidRoom): Promise<KeptRoom> {
  const kept = await keep(parts, start, { status: 'Ready', room, failure: null });
  // A new room of 8x8 that nobody gets expires by itself.
  const winner = assertValid(kept, parts.clock.now());
  const { callReference, invitation } = winner;
  parts.log.info({ sessionId: start.question.sessionId, callReference, invitation }, 'room handed out');
  return { room: winner, isNew: winner.links.authToken === room.links.authToken };
}

/** What is answered was kept. @throws AppError STORAGE_UNAVAILABLE if the stored room ended in this moment */
function assertValid(stored: StoredSession | null, now: number): ValidRoom {
  const room = validRoom(stored, now);
  if (room !== null) return room;
  throw new AppError('STORAGE_UNAVAILABLE', 'The room of this session ended in this moment. Try again.', {
    retryAfterSeconds: 1,
  });
}

/**
 * The session shows why it has no room, for those who look at it later. An expired room stays with it, for its call
 * reference may not have reached Salesforce yet.
 */
function keepFailure(parts: HandOutParts, start: Start, failure: Failure): Promise<StoredSession> {
  const expired = start.stored?.state.room ?? null;
  return keep(parts, start, { status: 'Failed', room: expired && { ...expired, links: null }, failure });
}

async function keep(
  { storage, clock, onKept }: HandOutParts,
  { question, loaded: { settings }, admission, stored }: Start,
  outcome: Pick<SessionState, 'status' | 'room' | 'failure'>,
): Promise<StoredSession> {
  const now = clock.now();
  const { sessionId, contactId, caseId } = question;
  const { updateCase, updateContact } = settings;
  const revision = nextRevision(now, admission.session.syncRevision, stored?.state.revision ?? 0);
  const fillsContact = admission.session.contactId === null;
  const base = { sessionId, contactId, caseId, fillsContact, revision, updateCase, updateContact };
  const state: SessionState = { ...base, ...outcome };
  const kept = await keepingProof(storage.keep(state, roomProof(question), now, startLimit(settings, now))).catch(
    (error: unknown) => readBack(storage, state, error),
  );
  onKept();
  return kept;
}

/**
 * A connection that broke at the commit does not tell whether the state was kept: the storage does.
 *
 * @throws the error itself if it was not, or if that cannot be told either
 */
async function readBack(storage: Storage, state: SessionState, error: unknown): Promise<StoredSession> {
  const stored = error instanceof AppError ? await storage.find(state.sessionId).catch(() => null) : null;
  const isKept =
    stored?.state.room?.links?.authToken === state.room?.links?.authToken && stored?.state.status === state.status;
  if (stored === null || !isKept) throw error;
  return stored;
}

/** Two sessions asked with one proof at the same time: one gets it; and of too many at the same time, the last get none. */
async function keepingProof<T>(kept: Promise<T>): Promise<T> {
  try {
    return await kept;
  } catch (error) {
    if (error instanceof StartLimitError) throw tooManyStarts();
    throw error instanceof ProofUsedError ? proofInvalid() : error;
  }
}

function startLimit({ maxStartsPerHour }: Settings, now: number): StartLimit {
  return { starts: maxStartsPerHour, since: now - HOUR_MS };
}

/** Before 8x8 is asked for a room that would not be handed out; what counts is the same check where it is kept. */
async function startsLeft({ storage, clock }: HandOutParts, personId: string, settings: Settings): Promise<number> {
  const limit = startLimit(settings, clock.now());
  return limit.starts - (await storage.countStarts(personId, limit.since));
}
