import { randomUUID } from 'node:crypto';
import { sql, type ExpressionBuilder, type Selectable, type Transaction } from 'kysely';
import type { ClaimedFile, FilesClaim } from '../../file-store.ts';
import { inExclusiveTransaction, type Engine } from '../lock.ts';
import type { Connection, Database, Tables } from '../tables.ts';
import type { CallFileTable } from './tables.ts';

/** See `FileStore.nextFile`. */
export async function nextFile(connection: Connection): Promise<number | null> {
  const row = await connection
    .selectFrom('call_file')
    .select('next_attempt_at')
    .where(sql<boolean>`state = 'due'`)
    .orderBy('next_attempt_at')
    .limit(1)
    .executeTakeFirst();
  return row?.next_attempt_at ?? null;
}

/** See `FileStore.claimFiles`. */
export function claimFiles(
  database: Database,
  engine: Engine,
  now: number,
  leaseMs: number,
): Promise<FilesClaim | null> {
  return inExclusiveTransaction(database, engine, async (transaction) => {
    const due = await findDue(transaction, now);
    if (due === undefined) return null;
    const token = randomUUID();
    const rows = await transaction
      .updateTable('call_file')
      .set({ claim_token: token, claimed_until: now + leaseMs })
      .where('call_id', '=', due.call_id)
      .where('state', '=', 'due')
      .where('next_attempt_at', '<=', now)
      .returningAll()
      .execute();
    const { hadCase, callReference, writtenBytes } = await readAbout(transaction, due);
    return {
      token,
      callId: due.call_id,
      sessionId: due.session_id,
      callReference,
      hadCase,
      writtenBytes,
      files: rows.map(toClaimed).toSorted((one, other) => one.ordinal - other.ordinal),
    };
  });
}

type Due = Pick<CallFileTable, 'call_id' | 'session_id'>;

function findDue(transaction: Transaction<Tables>, now: number): Promise<Due | undefined> {
  return transaction
    .selectFrom('call_file')
    .select(['call_id', 'session_id'])
    .where(sql<boolean>`state = 'due'`)
    .where('next_attempt_at', '<=', now)
    .where((row) => isWritten(row))
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('call_file as other')
            .select('other.file')
            .whereRef('other.call_id', '=', 'call_file.call_id')
            .where('other.claimed_until', '>', now),
        ),
      ),
    )
    .orderBy('next_attempt_at')
    .orderBy('call_id')
    .limit(1)
    .executeTakeFirst();
}

/** The session has its call reference, or Salesforce will not take it. */
function isWritten(row: ExpressionBuilder<Tables, 'call_file'>) {
  return row.exists(
    row
      .selectFrom('video_session')
      .select('video_session.session_id')
      .whereRef('video_session.session_id', '=', 'call_file.session_id')
      .where((session) =>
        session.or([
          session('parked_at', 'is not', null),
          session('outcome_only', '=', 1),
          session('written_rev', '=', session.ref('desired_rev')),
        ]),
      ),
  );
}

async function readAbout(
  transaction: Transaction<Tables>,
  { call_id, session_id }: Due,
): Promise<Pick<FilesClaim, 'hadCase' | 'callReference' | 'writtenBytes'>> {
  const session = await transaction
    .selectFrom('video_session')
    .select(['call_reference', 'case_id'])
    .where('session_id', '=', session_id)
    .executeTakeFirst();
  const room = await transaction
    .selectFrom('video_room')
    .select('room_id')
    .where('session_id', '=', session_id)
    .where('had_case', '=', 1)
    .executeTakeFirst();
  const written = await transaction
    .selectFrom('call_file')
    .select((row) => row.fn.sum('bytes').as('bytes'))
    .where('call_id', '=', call_id)
    .executeTakeFirst();
  return {
    hadCase: room !== undefined || session?.case_id != null,
    callReference: session?.call_reference ?? null,
    writtenBytes: Number(written?.bytes ?? 0),
  };
}

function toClaimed(row: Selectable<CallFileTable>): ClaimedFile {
  return {
    file: row.file,
    ordinal: row.ordinal,
    print: row.print,
    versionId: row.version_id,
    mayExist: row.inserting === 1,
    attempts: row.attempts,
    dueSince: row.due_since,
  };
}
