import { randomUUID } from 'node:crypto';
import type { ExpressionBuilder, Selectable, Transaction } from 'kysely';
import type { SessionState } from '../../domain/session-state.ts';
import type { Sealer } from '../encryption.ts';
import type { Claim } from '../storage.ts';
import { inExclusiveTransaction, type Engine } from './lock.ts';
import { toState } from './session-row.ts';
import type { Connection, Database, SessionTable, Tables } from './tables.ts';
import { explainUnreadable, parkUnreadable, type TellUnreadable, type UnreadableSession } from './unreadable.ts';

type Row = Selectable<SessionTable>;

/** See `Storage.claimDue`. */
export async function claimDue(
  database: Database,
  engine: Engine,
  sealer: Sealer,
  onUnreadable: TellUnreadable,
  now: number,
  limit: number,
  leaseMs: number,
): Promise<Claim[]> {
  const { claims, unreadable } = await inExclusiveTransaction(database, engine, async (transaction) => {
    const rows = await selectDue(transaction, now, limit);
    if (rows.length === 0) return NOTHING_DUE;
    const token = randomUUID();
    await takeOver(transaction, rows, now);
    const claimed = await transaction
      .updateTable('video_session')
      .set({ claim_token: token, claimed_until: now + leaseMs })
      .where(
        'session_id',
        'in',
        rows.map((row) => row.session_id),
      )
      .returningAll()
      .execute();
    const newer = await findNewer(transaction, claimed);
    const read = readRows(claimed, sealer, (row, state) => ({
      token,
      attempts: row.attempts,
      state: withoutOlder(state, row, newer),
    }));
    await parkUnreadable(transaction, read.unreadable, now);
    return read;
  });
  unreadable.forEach(onUnreadable);
  return claims;
}

interface Read {
  readonly claims: Claim[];
  readonly unreadable: UnreadableSession[];
}

const NOTHING_DUE: Read = { claims: [], unreadable: [] };

function readRows(rows: readonly Row[], sealer: Sealer, toClaim: (row: Row, state: SessionState) => Claim): Read {
  const read: Read = { claims: [], unreadable: [] };
  for (const row of rows) {
    try {
      read.claims.push(toClaim(row, toState(row, sealer)));
    } catch (error) {
      read.unreadable.push({ sessionId: row.session_id, reason: explainUnreadable(error) });
    }
  }
  return read;
}

/** When the next write-back is due, or the next claim ends that nobody ended. */
export async function nextDue(connection: Connection): Promise<number | null> {
  const { due } = await connection
    .selectFrom('video_session')
    .select((row) =>
      row.fn
        .min<number | null>(
          row
            .case()
            .when('claim_token', 'is', null)
            .then(row.ref('next_attempt_at'))
            .else(row.ref('claimed_until'))
            .end(),
        )
        .as('due'),
    )
    .where((row) => isOpen(row))
    .executeTakeFirstOrThrow();
  return due;
}

/** The condition of the index `video_session_open`, word for word: only so is it used. */
export function isOpen(row: ExpressionBuilder<Tables, 'video_session'>) {
  return row.and([row('parked_at', 'is', null), row('written_rev', '<', row.ref('desired_rev'))]);
}

async function selectDue(transaction: Transaction<Tables>, now: number, limit: number): Promise<Row[]> {
  const rows = await transaction
    .selectFrom('video_session')
    .selectAll()
    .where((row) => isOpen(row))
    .where('next_attempt_at', '<=', now)
    .where((row) => row.or([row('claim_token', 'is', null), row('claimed_until', '<=', now)]))
    // A worker that holds another session of the same case or contact is waited for, even when it is late: it might
    // write the older reference after ours. A late one's session is due itself, and comes first; late ones do not wait
    // for each other, or all that one lost worker held of a contact would wait for ever.
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('video_session as other')
            .select('other.session_id')
            .where('other.claim_token', 'is not', null)
            .whereRef('other.session_id', '!=', 'video_session.session_id')
            .where((other) =>
              other.or([other('video_session.claim_token', 'is', null), other('other.claimed_until', '>', now)]),
            )
            .where((other) =>
              other.or([
                other('other.contact_id', '=', other.ref('video_session.contact_id')),
                other('other.case_id', '=', other.ref('video_session.case_id')),
              ]),
            ),
        ),
      ),
    )
    .orderBy('next_attempt_at')
    .orderBy('session_id')
    .limit(limit)
    .execute();
  return rows;
}

/** A claim that its worker did not end in time is taken with a higher revision: the org then refuses the late write. */
async function takeOver(transaction: Transaction<Tables>, rows: readonly Row[], now: number): Promise<void> {
  const late = rows.filter((row) => row.claim_token !== null).map((row) => row.session_id);
  if (late.length === 0) return;
  await transaction
    .updateTable('video_session')
    .set((row) => ({ desired_rev: row('desired_rev', '+', 1), changed_at: now }))
    .where('session_id', 'in', late)
    .execute();
}

interface Newest {
  readonly byCase: ReadonlyMap<string, number>;
  readonly byContact: ReadonlyMap<string, number>;
}

/** When the newest room of each case and contact was made, whatever became of it. */
async function findNewer(transaction: Transaction<Tables>, rows: readonly Row[]): Promise<Newest> {
  const newest = async (column: 'case_id' | 'contact_id', ids: readonly string[]): Promise<Map<string, number>> => {
    if (ids.length === 0) return new Map();
    const found = await transaction
      .selectFrom('video_session')
      .select((row) => [row.ref(column).as('id'), row.fn.max('room_created_at').as('newest')])
      .where(column, 'in', ids)
      .groupBy(column)
      .execute();
    return new Map(found.map(({ id, newest: at }) => [id ?? '', Number(at)]));
  };
  return {
    byCase: await newest(
      'case_id',
      rows.flatMap((row) => row.case_id ?? []),
    ),
    byContact: await newest(
      'contact_id',
      rows.flatMap((row) => row.contact_id ?? []),
    ),
  };
}

/** An older session does not overwrite the reference of a newer one on their case or contact. */
function withoutOlder(state: SessionState, row: Row, { byCase, byContact }: Newest): SessionState {
  const createdAt = row.room_created_at ?? 0;
  return {
    ...state,
    updateCase: state.updateCase && (byCase.get(row.case_id ?? '') ?? 0) <= createdAt,
    updateContact: state.updateContact && (byContact.get(row.contact_id ?? '') ?? 0) <= createdAt,
  };
}
