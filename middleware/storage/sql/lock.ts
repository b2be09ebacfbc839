import { sql, type Transaction } from 'kysely';
import type { Database, Tables } from './tables.ts';

export type Engine = 'sqlite' | 'postgres';

/** Any number that no other program on the database uses for its advisory locks. */
export const LOCK_ID = 8_801_526;
const AGENT_LOCKS = 8_801_527;

/**
 * Runs a transaction that no other of its kind runs beside. SQLite writes one at a time anyway; PostgreSQL takes an
 * advisory lock, because a condition over other rows ("nobody claims a session of this case") locks none of them.
 */
export function inExclusiveTransaction<T>(
  database: Database,
  engine: Engine,
  work: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  return database.transaction().execute(async (transaction) => {
    if (engine === 'postgres') await sql`select pg_advisory_xact_lock(${LOCK_ID})`.execute(transaction);
    return work(transaction);
  });
}

/**
 * Lets no other transaction start a room for these people before this one has ended, on PostgreSQL: a count over rows
 * locks none of those that are yet to come. In one order for all, so that no two wait for each other.
 */
export async function lockAgents(transaction: Transaction<Tables>, agentIds: readonly string[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(${AGENT_LOCKS}, hash)
    from (select distinct hashtext(id) as hash from unnest(${agentIds}::text[]) as id order by hash) as agent`.execute(
    transaction,
  );
}
