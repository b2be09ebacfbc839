import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql, type RawBuilder } from 'kysely';
import type { Sealer } from '../encryption.ts';
import type { StoredSession } from '../storage.ts';
import { gather, type GatherOptions } from './gather.ts';
import type { Engine } from './lock.ts';
import { toStoredSession } from './session-row.ts';
import type { Database } from './tables.ts';

/** See `Storage.find`: sessions that are looked up at the same time share one statement. */
export function findTogether(
  database: Database,
  engine: Engine,
  sealer: Sealer,
): (sessionId: string) => Promise<StoredSession | null> {
  const find = gather(async (ids: readonly string[]) => {
    const rows = await database
      .selectFrom('video_session')
      .selectAll()
      .where(isOneOf(engine, 'session_id', ids))
      .execute();
    const byId = new Map(rows.map((row) => [row.session_id, row]));
    return ids.map((id) => ({ value: byId.get(id) ?? null }));
  }, turnsOf(engine));
  return async (sessionId) => {
    // Whoever asked is told what cannot be read, and nobody else.
    const { value } = await find(sessionId);
    return value === null ? null : toStoredSession(value, sealer);
  };
}

/** See `Storage.useOfProof`, in the same way. */
export function useOfProofTogether(database: Database, engine: Engine): (proofId: string) => Promise<string | null> {
  const find = gather(async (ids: readonly string[]): Promise<{ value: string | null }[]> => {
    const rows = await database
      .selectFrom('proof')
      .select(['proof_id', 'session_id'])
      .where(isOneOf(engine, 'proof_id', ids))
      .execute();
    const byId = new Map(rows.map((row) => [row.proof_id, row.session_id]));
    return ids.map((id) => ({ value: byId.get(id) ?? null }));
  }, turnsOf(engine));
  return async (proofId) => (await find(proofId)).value;
}

interface AskedStarts {
  readonly agentId: string;
  readonly since: number;
}

/** See `Storage.countStarts`, in the same way. */
export function countStartsTogether(
  database: Database,
  engine: Engine,
): (agentId: string, since: number) => Promise<number> {
  const count = gather(async (asked: readonly AskedStarts[]) => {
    const { rows } = await sql<{ place: number; starts: number }>`
      select place, (
        select count(*) from room_start where room_start.agent_id = asked.agent_id and started_at > asked.since
      ) as starts
      from ${askedStarts(engine, asked)}`.execute(database);
    const byPlace = new Map(rows.map(({ place, starts }) => [place, starts]));
    return asked.map((_, index) => byPlace.get(index) ?? 0);
  }, turnsOf(engine));
  return (agentId, since) => count({ agentId, since });
}

/** SQLite holds the thread: who asks in this turn of the event loop is waited for. */
function turnsOf(engine: Engine): GatherOptions<unknown> {
  return engine === 'sqlite' ? { turn: () => nextTurn() } : {};
}

// In one parameter, so that the statement is the same however many there are.
function isOneOf(engine: Engine, column: string, ids: readonly string[]): RawBuilder<boolean> {
  return engine === 'sqlite'
    ? sql`${sql.ref(column)} in (select value from json_each(${JSON.stringify(ids)}))`
    : sql`${sql.ref(column)} = any(${ids}::text[])`;
}

function askedStarts(engine: Engine, asked: readonly AskedStarts[]): RawBuilder<unknown> {
  if (engine === 'sqlite') {
    const rows = JSON.stringify(asked.map(({ agentId, since }) => [agentId, since]));
    return sql`(
      select key as place, value ->> 0 as agent_id, value ->> 1 as since from json_each(${rows})
    ) as asked`;
  }
  return sql`(
    select agent_id, since, ordinality - 1 as place
    from unnest(${asked.map(({ agentId }) => agentId)}::text[], ${asked.map(({ since }) => since)}::bigint[])
      with ordinality as given(agent_id, since, ordinality)
  ) as asked`;
}
