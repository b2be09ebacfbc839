import { sql } from 'kysely';
import type { Sealer } from '../encryption.ts';
import type { StoredSession } from '../storage.ts';
import { gather } from './gather.ts';
import { toStoredSession } from './session-row.ts';
import type { Database } from './tables.ts';

/** See `Storage.find`, for PostgreSQL: sessions that are looked up at the same time share one statement. */
export function findTogether(database: Database, sealer: Sealer): (sessionId: string) => Promise<StoredSession | null> {
  const find = gather(async (ids: readonly string[]) => {
    const rows = await database
      .selectFrom('video_session')
      .selectAll()
      .where(sql<boolean>`session_id = any(${ids}::text[])`)
      .execute();
    const byId = new Map(rows.map((row) => [row.session_id, row]));
    return ids.map((id) => ({ value: byId.get(id) ?? null }));
  });
  return async (sessionId) => {
    // Whoever asked is told what cannot be read, and nobody else.
    const { value } = await find(sessionId);
    return value === null ? null : toStoredSession(value, sealer);
  };
}

/** See `Storage.useOfProof`, in the same way. */
export function useOfProofTogether(database: Database): (proofId: string) => Promise<string | null> {
  const find = gather(async (ids: readonly string[]): Promise<{ value: string | null }[]> => {
    const rows = await database
      .selectFrom('proof')
      .select(['proof_id', 'session_id'])
      .where(sql<boolean>`proof_id = any(${ids}::text[])`)
      .execute();
    const byId = new Map(rows.map((row) => [row.proof_id, row.session_id]));
    return ids.map((id) => ({ value: byId.get(id) ?? null }));
  });
  return async (proofId) => (await find(proofId)).value;
}

/** See `Storage.countStarts`, in the same way. */
export function countStartsTogether(database: Database): (agentId: string, since: number) => Promise<number> {
  const count = gather(async (asked: readonly { readonly agentId: string; readonly since: number }[]) => {
    const { rows } = await sql<{ starts: number }>`
      select (
        select count(*) from room_start where room_start.agent_id = asked.agent_id and started_at > asked.since
      ) as starts
      from unnest(${asked.map(({ agentId }) => agentId)}::text[], ${asked.map(({ since }) => since)}::bigint[])
        with ordinality as asked(agent_id, since, place)
      order by place`.execute(database);
    return rows.map(({ starts }) => starts);
  });
  return (agentId, since) => count({ agentId, since });
}
