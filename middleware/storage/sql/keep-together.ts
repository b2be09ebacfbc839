import { sql } from 'kysely';
import type { UsedProof } from '../../domain/proof.ts';
import type { SessionState } from '../../domain/session-state.ts';
import type { Sealer } from '../encryption.ts';
import type { StartLimit, StoredSession } from '../storage.ts';
import { toRoomColumns } from './calls/insert-room.ts';
import { gather } from './gather.ts';
import { keepState, newlyStored, startedBy } from './keep-state.ts';
import { lockAgents } from './lock.ts';
import { toStateColumns } from './session-row.ts';
import type { RoomTable } from './calls/tables.ts';
import type { Connection, Database } from './tables.ts';

export interface Keep {
  readonly state: SessionState;
  readonly proof: UsedProof | null;
  readonly now: number;
  readonly limit: StartLimit | null;
}

/**
 * See `Storage.keep`. On PostgreSQL, sessions that are kept at the same time share one transaction. It takes only what is
 * plain: a session and a proof that are not there yet, of a person who is below the limit with all of them. All else, and
 * all if the transaction fails, is kept one by one: whichever of it was committed is found there.
 */
export function keepTogether(database: Database, sealer: Sealer): (keep: Keep) => Promise<StoredSession> {
  const keepAlone = ({ state, proof, now, limit }: Keep): Promise<StoredSession> =>
    keepState((work) => database.transaction().execute(work), 'postgres', sealer, state, proof, now, limit);
  const insertTogether = gather(
    async (keeps: readonly Keep[]) => {
      const inserted = await insertCounted(database, sealer, keeps).catch(() => new Set<string>());
      return keeps.map(({ state }) => inserted.has(state.sessionId));
    },
    { keysOf: ({ state, proof }) => [`session ${state.sessionId}`, ...(proof === null ? [] : [`proof ${proof.id}`])] },
  );
  return async (keep) => ((await insertTogether(keep)) ? newlyStored(keep.state, keep.now) : keepAlone(keep));
}

/** The count of a person's starts holds until the commit: nobody else starts a room for one of them before. */
function insertCounted(database: Database, sealer: Sealer, keeps: readonly Keep[]): Promise<Set<string>> {
  const counted = keeps.filter(({ limit }) => limit !== null).map(({ state }) => startedBy(state));
  const agentIds = [...new Set(counted.filter((id) => id !== null))];
  // By itself one statement is a transaction.
  if (agentIds.length === 0) return insertNew(database, sealer, keeps);
  return database.transaction().execute(async (transaction) => {
    await lockAgents(transaction, agentIds);
    return insertNew(transaction, sealer, keeps);
  });
}

/** What a new room fills. */
const ROOM_COLUMNS = [
  'room_id',
  'session_id',
  'call_reference',
  'reference_key',
  'sealed_phone',
  'handed_to',
  'handed_at',
  'had_case',
  'created_at',
  'expires_at',
  'watch',
  'next_look_at',
  'looks',
  'changed_at',
] as const satisfies readonly (keyof RoomTable)[];

/** Which of the sessions were new, and are kept now with their proofs and starts. */
async function insertNew(database: Connection, sealer: Sealer, keeps: readonly Keep[]): Promise<Set<string>> {
  const states = keeps.map(({ state, now }) => ({
    ...toStateColumns(state, sealer, now),
    next_attempt_at: now,
    written_rev: 0,
    attempts: 0,
  }));
  const uses = keeps.map(({ state, proof, now, limit }) => ({
    session_id: state.sessionId,
    proof_id: proof?.id ?? null,
    proof_use: proof?.use ?? null,
    used_at: now,
    agent_id: startedBy(state),
    started_at: state.room?.createdAt ?? now,
    since: limit?.since ?? null,
    starts: limit?.starts ?? null,
  }));
  const rooms = keeps.flatMap(({ state, now }) => toRoomColumns(state, sealer, now) ?? []);
  const roomColumns = sql.join(ROOM_COLUMNS.map((name) => sql.ref(name)));
  const columns = sql.join(Object.keys(states[0] ?? {}).map((name) => sql.ref(name)));
  // As JSON, so that it is the same statement however many there are. A proof of a known session is noted by the one who
  // finds out what is to become of that session.
  const { rows } = await sql<{ session_id: string }>`
    with state as materialized (select * from json_populate_recordset(null::video_session, ${JSON.stringify(states)}::json)),
    use as materialized (
      select *, row_number() over (partition by agent_id) as place
      from json_to_recordset(${JSON.stringify(uses)}::json) as use(session_id text, proof_id text, proof_use text,
        used_at bigint, agent_id text, started_at bigint, since bigint, starts bigint)),
    allowed as materialized (
      select * from use
      where not exists (select from video_session as known where known.session_id = use.session_id)
        and (agent_id is null or starts is null or place + (
          select count(*) from room_start where room_start.agent_id = use.agent_id and room_start.started_at > use.since
        ) <= starts)),
    noted as (
      insert into proof (proof_id, session_id, used_at)
      select proof_id, proof_use, used_at from allowed where proof_id is not null
      on conflict (proof_id) do nothing
      returning proof_id),
    inserted as (
      insert into video_session (${columns})
      select ${columns} from state
      where session_id in (
        select session_id from allowed where proof_id is null or proof_id in (select proof_id from noted))
      on conflict (session_id) do nothing
      returning session_id),
    roomed as (
      insert into video_room (${roomColumns})
      select ${roomColumns} from json_populate_recordset(null::video_room, ${JSON.stringify(rooms)}::json)
      where session_id in (select session_id from inserted)),
    started as (
      insert into room_start (agent_id, started_at)
      select agent_id, started_at from allowed
      where agent_id is not null and session_id in (select session_id from inserted))
    select session_id from inserted`.execute(database);
  return new Set(rows.map(({ session_id }) => session_id));
}
