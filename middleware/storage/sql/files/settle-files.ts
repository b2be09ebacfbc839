import { sql, type Transaction } from 'kysely';
import type { ClaimedFile, FileEnd, FilesClaim } from '../../file-store.ts';
import { onlyOutcome } from '../expire-rooms.ts';
import type { Engine } from '../lock.ts';
import { UNCLAIMED } from '../settle.ts';
import type { Connection, Tables } from '../tables.ts';

/** Changes a file only under its claim: whoever was late finds it in other hands. */
function underClaim(connection: Connection, { token, callId }: FilesClaim, { file }: ClaimedFile) {
  return connection
    .updateTable('call_file')
    .where('call_id', '=', callId)
    .where('file', '=', file)
    .where('claim_token', '=', token);
}

export async function extendFiles(connection: Connection, token: string, claimedUntil: number): Promise<void> {
  await connection
    .updateTable('call_file')
    .set({ claimed_until: claimedUntil })
    .where('claim_token', '=', token)
    .execute();
}

/** See `FileStore.beginInsert`. */
export async function beginInsert(
  transaction: Transaction<Tables>,
  engine: Engine,
  claim: FilesClaim,
  file: ClaimedFile,
): Promise<'first' | 'repeat' | 'lost'> {
  const row = await transaction
    .selectFrom('call_file')
    .select('inserting')
    .where('call_id', '=', claim.callId)
    .where('file', '=', file.file)
    .where('claim_token', '=', claim.token)
    .$if(engine === 'postgres', (query) => query.forUpdate())
    .executeTakeFirst();
  if (row === undefined) return 'lost';
  if (row.inserting === 1) return 'repeat';
  await underClaim(transaction, claim, file).set({ inserting: 1 }).execute();
  return 'first';
}

/** See `FileStore.endFile`. Once none of a session's files is due any more, its record is told how many it has. */
export async function endFile(
  transaction: Transaction<Tables>,
  claim: FilesClaim,
  file: ClaimedFile,
  end: FileEnd,
  now: number,
): Promise<boolean> {
  const isSame = sql<boolean>`print is not distinct from ${file.print}`;
  const { numUpdatedRows } = await underClaim(transaction, claim, file)
    .set({
      ...UNCLAIMED,
      state: sql<string>`case when ${isSame} then ${end.state} else 'due' end`,
      inserting: 0,
      ...(end.state === 'written'
        ? { version_id: end.versionId, bytes: end.bytes, reason: null }
        : { reason: end.reason }),
      changed_at: now,
    })
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return false;
  await tellSession(transaction, claim.sessionId, now);
  return true;
}

async function tellSession(transaction: Transaction<Tables>, sessionId: string, now: number): Promise<void> {
  await transaction
    .updateTable('video_session')
    .set((row) => ({
      outcome_only: onlyOutcome(row),
      next_attempt_at: row
        .case()
        .when('written_rev', '=', row.ref('desired_rev'))
        .then(now)
        .else(row.ref('next_attempt_at'))
        .end(),
      desired_rev: sql<number>`case when desired_rev < ${now} then ${now} else desired_rev + 1 end`,
      changed_at: now,
    }))
    .where('session_id', '=', sessionId)
    // A session that Salesforce refused waits for a person as it is.
    .where('parked_at', 'is', null)
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('call_file')
            .select('call_file.file')
            .whereRef('call_file.session_id', '=', 'video_session.session_id')
            .where('call_file.state', '=', 'due'),
        ),
      ),
    )
    .execute();
}

/** See `FileStore.postponeFile`. */
export async function postponeFile(
  connection: Connection,
  claim: FilesClaim,
  file: ClaimedFile,
  nextAttemptAt: number,
  reason: string,
): Promise<void> {
  await underClaim(connection, claim, file)
    .set({ ...UNCLAIMED, attempts: file.attempts + 1, next_attempt_at: nextAttemptAt, reason })
    .execute();
}

/** See `FileStore.releaseFiles`. */
export async function releaseFiles(
  connection: Connection,
  { token }: FilesClaim,
  nextAttemptAt: number,
): Promise<void> {
  await connection
    .updateTable('call_file')
    .set({ ...UNCLAIMED, next_attempt_at: nextAttemptAt })
    .where('claim_token', '=', token)
    .execute();
}
