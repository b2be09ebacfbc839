import { sql, type Kysely } from 'kysely';

/**
 * A case or contact that Salesforce cannot take for long waits beside its session. What an earlier version parked because
 * a record was gone is looked at again: it ends by itself.
 */
export async function letRelatedWait(db: Kysely<unknown>): Promise<void> {
  for (const column of ['wait_related', 'related_due_at', 'related_attempts', 'related_since'] as const) {
    await db.schema
      .alterTable('video_session')
      .addColumn(column, column === 'wait_related' || column === 'related_attempts' ? 'integer' : 'bigint', (added) =>
        added.notNull().defaultTo(0),
      )
      .execute();
  }
  await sql`
    update video_session set parked_at = null, attempts = 0, next_attempt_at = 0, skip_related = 0,
      desired_rev = desired_rev + 1
    where parked_at is not null and (last_reason like '%NOT_FOUND:%' or last_reason like '%ENTITY_IS_DELETED:%'
      or last_reason like '%INVALID_CROSS_REFERENCE_KEY:%')`.execute(db);
}
