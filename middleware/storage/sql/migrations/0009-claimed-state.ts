import type { Kysely } from 'kysely';

/** Which state a worker has in hand, so that all that it wrote is finished by one statement. */
export async function addClaimedState(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('video_session').addColumn('claimed_rev', 'bigint').execute();
}
