import { sql, type Selectable, type Transaction } from 'kysely';
import { outcomeOf, progressOf } from '../../../domain/call-log/call-outcome.ts';
import { judgeRoom } from '../../../domain/call-log/judge-room.ts';
import { NO_CALL, sessionVerdict, type RoomOutcome } from '../../../domain/call-log/session-outcome.ts';
import { SESSION_STATUSES, type KeptStatus } from '../../../domain/session-status.ts';
import { MINUTE_MS, SECOND_MS } from '../../../time/clock.ts';
import type { Look, Ratings } from '../../call-store.ts';
import type { Engine } from '../lock.ts';
import { onlyOutcome } from '../expire-rooms.ts';
import type { Tables } from '../tables.ts';
import { endDoubts } from './end-doubts.ts';
import { keepFiles } from '../files/keep-files.ts';
import { keepCalls } from './keep-calls.ts';
import { toFoundCall } from './room-row.ts';
import { isPending, toRoomOutcome } from './room-outcome.ts';
import type { RoomTable } from './tables.ts';

/** Outcomes are not urgent: those of so long a time go to Salesforce together. */
const GATHER_MS = 10 * SECOND_MS;
/** That nothing more is to come is of no hurry at all. */
const GATHER_SETTLED_MS = 10 * MINUTE_MS;

interface SessionRow {
  readonly status: KeptStatus;
  readonly failure_code: string | null;
}

/**
 * See `CallStore.keepLook`. Everything is judged by what is kept, within the transaction that keeps it: whoever comes
 * late, and whoever is killed, leaves what is true.
 */
export async function keepLook(
  transaction: Transaction<Tables>,
  engine: Engine,
  look: Look,
  now: number,
  random: number,
): Promise<boolean> {
  const session = await lockSession(transaction, engine, look.sessionId);
  await keepCalls(transaction, look.calls, now);
  await endDoubts(
    transaction,
    look.calls.map(({ callId }) => callId),
  );
  for (const files of look.files ?? []) await keepFiles(transaction, look.sessionId, files, now);
  const rooms = await transaction
    .selectFrom('video_room')
    .selectAll()
    .where('session_id', '=', look.sessionId)
    .orderBy('created_at')
    .execute();
  const outcomes: RoomOutcome[] = [];
  let news: News = 'none';
  for (const room of rooms) {
    const judged = await judge(transaction, room, look, now, random);
    if (news === 'none' || judged.news === 'call') news = judged.news;
    outcomes.push(judged.outcome);
  }
  return session !== null && keepSession(transaction, look.sessionId, session, outcomes, news, now);
}

/** Before its rooms, as whoever hands one out does; and only in a state that this version knows. */
export async function lockSession(
  transaction: Transaction<Tables>,
  engine: Engine,
  sessionId: string,
): Promise<SessionRow | null> {
  const row = await transaction
    .selectFrom('video_session')
    .select(['status', 'failure_code'])
    .where('session_id', '=', sessionId)
    .$if(engine === 'postgres', (query) => query.forUpdate())
    .executeTakeFirst();
  const status = SESSION_STATUSES.find((known) => known === row?.status);
  return row === undefined || status === undefined ? null : { status, failure_code: row.failure_code };
}

/** What there is to tell: of the call, that nothing more is to come of it, or nothing. */
type News = 'call' | 'settled' | 'none';

interface Judged {
  readonly outcome: RoomOutcome;
  readonly news: News;
}

async function judge(
  transaction: Transaction<Tables>,
  room: Selectable<RoomTable>,
  look: Look,
  now: number,
  random: number,
): Promise<Judged> {
  const rows = await transaction.selectFrom('call_seen').selectAll().where('room_id', '=', room.room_id).execute();
  const calls = rows.map(toFoundCall);
  const isLooked = look.roomIds.includes(room.room_id);
  const isInDoubt = look.inDoubt?.has(room.room_id) ?? false;
  const told = tellOf(room, look.ratings?.get(room.room_id), outcomeOf(calls));
  const isChanged = Object.entries(told).some(([column, value]) => Reflect.get(room, column) !== value);
  const before = { handedAt: room.handed_at, expiresAt: room.expires_at, settlingSince: room.settling_since };
  const verdict = judgeRoom(before, calls, isInDoubt, now, random);
  const isNew = verdict.reason !== room.reason || verdict.watch !== room.watch;
  if (!isLooked && !isChanged) return { outcome: toRoomOutcome(room, progressOf(calls, now)), news: 'none' };
  const columns = {
    ...told,
    watch: verdict.watch,
    next_look_at: verdict.nextLookAt,
    looks: verdict.watch === room.watch ? room.looks + 1 : 0,
    settling_since: verdict.settlingSince,
    reason: verdict.reason,
    // Nothing more is compared with it.
    sealed_phone: verdict.nextLookAt === null ? null : room.sealed_phone,
    changed_at: isChanged || isNew ? now : room.changed_at,
  };
  await transaction.updateTable('video_room').set(columns).where('room_id', '=', room.room_id).execute();
  const after = { ...room, ...columns };
  const isSettled = isPending(room) !== isPending(after);
  return {
    outcome: toRoomOutcome(after, progressOf(calls, now)),
    news: isChanged ? 'call' : isSettled ? 'settled' : 'none',
  };
}

/** What a room has to tell of its calls. A rating that was there once stays. */
function tellOf(room: Selectable<RoomTable>, ratings: Ratings | undefined, outcome: ReturnType<typeof outcomeOf>) {
  return {
    call_id: outcome?.callId ?? null,
    started_at: outcome?.startedAt ?? null,
    ended_at: outcome?.endedAt ?? null,
    duration_s: outcome?.durationS ?? null,
    letter: outcome?.letter ?? null,
    has_talk: outcome?.hasTalk === true ? 1 : 0,
    number_differs: outcome?.numberDiffers === true ? 1 : 0,
    agent_rating: ratings?.agentRating ?? room.agent_rating,
    guest_rating: ratings?.guestRating ?? room.guest_rating,
  };
}

async function keepSession(
  transaction: Transaction<Tables>,
  sessionId: string,
  { status, failure_code }: SessionRow,
  outcomes: readonly RoomOutcome[],
  news: News,
  now: number,
): Promise<boolean> {
  const verdict = sessionVerdict(status, outcomes, now);
  const isOurs = failure_code === null || failure_code in NO_CALL;
  const isNewReason = isOurs && verdict.reason !== failure_code;
  const isSame = verdict.status === status && !isNewReason;
  if (isSame && news === 'none') return false;
  const isOver = verdict.status === 'Completed' || verdict.status === 'Expired';
  const gatherMs = isSame && news === 'settled' ? GATHER_SETTLED_MS : GATHER_MS;
  const dueAt = Math.ceil(now / gatherMs) * gatherMs;
  await transaction
    .updateTable('video_session')
    .set((row) => ({
      status: verdict.status,
      ...(isOver ? { sealed_links: null } : {}),
      // What was refused stands there until it is retried.
      ...(isNewReason
        ? { failure_code: verdict.reason, failure_message: verdict.reason === null ? null : NO_CALL[verdict.reason] }
        : {}),
      outcome_only: onlyOutcome(row),
      next_attempt_at: row
        .case()
        .when('written_rev', '=', row.ref('desired_rev'))
        .then(dueAt)
        .else(row.ref('next_attempt_at'))
        .end(),
      desired_rev: sql<number>`case when desired_rev < ${now} then ${now} else desired_rev + 1 end`,
      attempts: 0,
      // Parked for its case or contact alone, the session itself still goes on; it is parked again once it is written.
      parked_at: row.case().when('skip_related', '>', 0).then(null).else(row.ref('parked_at')).end(),
      changed_at: now,
    }))
    .where('session_id', '=', sessionId)
    .execute();
  return true;
}
