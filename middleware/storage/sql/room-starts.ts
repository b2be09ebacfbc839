import type { Connection } from './tables.ts';

/** See `Storage.countStarts`. */
export async function countStarts(connection: Connection, agentId: string, since: number): Promise<number> {
  const { starts } = await connection
    .selectFrom('room_start')
    .select((row) => row.fn.countAll().as('starts'))
    .where('agent_id', '=', agentId)
    .where('started_at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(starts);
}

export async function noteStart(connection: Connection, agentId: string, startedAt: number): Promise<void> {
  await connection.insertInto('room_start').values({ agent_id: agentId, started_at: startedAt }).execute();
}
