import { sql } from 'kysely';
import type { Connection } from './tables.ts';

/**
 * See `Storage.holdLease`: one statement, so that of two instances one gets it. A lease that ends later than it can is of
 * a clock that was set back since; twice its length, for the clocks of two instances are not quite the same.
 */
export async function holdLease(
  connection: Connection,
  name: string,
  holder: string,
  now: number,
  leaseMs: number,
): Promise<boolean> {
  const held = await connection
    .insertInto('lease')
    .values({ name, holder, expires_at: now + leaseMs })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ holder, expires_at: now + leaseMs })
        .where((row) =>
          row.or([
            row('lease.holder', '=', holder),
            row('lease.expires_at', '<=', now),
            row('lease.expires_at', '>', now + 2 * leaseMs),
          ]),
        ),
    )
    .returning(sql<number>`1`.as('one'))
    .executeTakeFirst();
  return held !== undefined;
}

export async function releaseLease(connection: Connection, name: string, holder: string): Promise<void> {
  await connection.deleteFrom('lease').where('name', '=', name).where('holder', '=', holder).execute();
}
