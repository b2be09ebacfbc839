import { randomUUID } from 'node:crypto';
import { sql, type ExpressionBuilder, type Selectable, type Transaction } from 'kysely';
import type { SessionCall } from '../../domain/call-log/session-outcome.ts';
import type { SessionState } from '../../domain/session-state.ts';
import type { Sealer } from '../encryption.ts';
import type { Claim } from '../storage.ts';
import { inExclusiveTransaction, type Engine } from './lock.ts';
import { toState } from './session-row.ts';
import type { Connection, Database, SessionTable, Tables } from './tables.ts';
import { readSessionCalls } from './calls/room-outcome.ts';
import { SESSION_STATUSES } from '../../domain/session-status.ts';
import { withoutWaiting } from './waiting-related.ts';
import { parkUnreadable, type TellUnreadable, type UnreadableSession } from './unreadable.ts';

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
    // The call reference goes first: what became of a call is never in its way.
    const rows = await selectDue(transaction, now, limit, 0);
    if (rows.length < limit) rows.push(...(await selectDue(transaction, now, limit - rows.length, 1)));
    if (rows.length === 0) return NOTHING_DUE;
    const token = randomUUID();
    await takeOver(transaction, rows, now);
    const claimed = await transaction
      .updateTable('video_session')
      .set({ claim_token: token, claimed_until: now + leaseMs, claimed_rev: sql<number>`desired_rev` })
      .where(
        'session_id',
        'in',
        rows.map((row) => row.session_id),
      )
      .returningAll()
      .execute();
    const newest = await findNewest(transaction, claimed);
    const calls = await readSessionCalls(
      transaction,
      claimed.map((row) => row.session_id),
    );
    const read = readRows(claimed, sealer, (row, state) => ({
      token,
      attempts: row.attempts,
      ...withoutWaiting(withCall(withoutOlder(state, row, newest.get(row.session_id)), calls), row, now),
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
      read.unreadable.push({ sessionId: row.session_id, reason: error instanceof Error ? error.message : '' });
    }
  }
  return read;
}

/** When the next write-back is due, or the next claim ends that nobody ended: a few look-ups, however much waits. */
export async function nextDue(connection: Connection): Promise<number | null> {
  const { unclaimed, outcome, claimed } = await connection
    .selectNoFrom([
      (all) =>
        all
          .selectFrom('video_session')
          .select('next_attempt_at')
          .where((row) => isOpen(row))
          .where('claim_token', 'is', null)
          .where('outcome_only', '=', 0)
          .where('status', 'in', SESSION_STATUSES)
          .orderBy('next_attempt_at')
          .limit(1)
          .as('unclaimed'),
      (all) =>
        all
          .selectFrom('video_session')
          .select('next_attempt_at')
          .where((row) => isOpen(row))
          .where('claim_token', 'is', null)
          .where('outcome_only', '=', 1)
          .where('status', 'in', SESSION_STATUSES)
          .orderBy('next_attempt_at')
          .limit(1)
          .as('outcome'),
      (all) =>
        all
          .selectFrom('video_session')
          .select((row) => row.fn.min('claimed_until').as('until'))
          .where('claim_token', 'is not', null)
          .as('claimed'),
    ])
    .executeTakeFirstOrThrow();
  return earliest(unclaimed, outcome, claimed);
}

export function earliest(...times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.min(...known);
}

/** The condition of the index `video_session_open`, word for word: only so is it used. */
export function isOpen(row: ExpressionBuilder<Tables, 'video_session'>) {
  return row.and([row('parked_at', 'is', null), row('written_rev', '<', row.ref('desired_rev'))]);
}

async function selectDue(
  transaction: Transaction<Tables>,
  now: number,
  limit: number,
  outcomeOnly: 0 | 1,
): Promise<Row[]> {
  const rows = await transaction
    // The few that are in somebody's hands, read once: else each due row would look through all sessions of its contact.
    .with(
      (claimed) => claimed('claimed').materialized(),
      (all) =>
        all
          .selectFrom('video_session')
          .select(['session_id', 'contact_id', 'case_id', 'claimed_until'])
          .where('claim_token', 'is not', null),
    )
    .selectFrom('video_session')
    .selectAll()
    .where((row) => isOpen(row))
    .where('outcome_only', '=', outcomeOnly)
    // What a newer version keeps is left to that one.
    .where('status', 'in', SESSION_STATUSES)
    .where('next_attempt_at', '<=', now)
    .where((row) => row.or([row('claim_token', 'is', null), row('video_session.claimed_until', '<=', now)]))
    // A worker that holds another session of the same case or contact is waited for, even when it is late: it might
    // write the older reference after ours. A late one's session is due itself, and comes first; late ones do not wait
    // for each other, or all that one lost worker held of a contact would wait for ever.
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('claimed as held')
            .select('held.session_id')
            .whereRef('held.session_id', '!=', 'video_session.session_id')
            .where((held) =>
              held.or([held('video_session.claim_token', 'is', null), held('held.claimed_until', '>', now)]),
            )
            .where((held) =>
              held.or([
                held('held.contact_id', '=', held.ref('video_session.contact_id')),
                held('held.case_id', '=', held.ref('video_session.case_id')),
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
  readonly case_at: number | null;
  readonly contact_at: number | null;
}

/** When the newest room of each session's case and of its contact was made, whatever became of it. */
async function findNewest(transaction: Transaction<Tables>, rows: readonly Row[]): Promise<Map<string, Newest>> {
  const found = await transaction
    .selectFrom('video_session')
    .select((row) => {
      // A look-up each at the end of an index: a contact may have thousands of sessions.
      const newestOf = (column: 'case_id' | 'contact_id') =>
        row
          .selectFrom('video_session as other')
          .select((other) => other.fn.max('other.room_created_at').as('at'))
          .whereRef(`other.${column}`, '=', `video_session.${column}`);
      return ['session_id', newestOf('case_id').as('case_at'), newestOf('contact_id').as('contact_at')];
    })
    .where(
      'session_id',
      'in',
      rows.map((row) => row.session_id),
    )
    .execute();
  return new Map(found.map((row) => [row.session_id, row]));
}

function withCall(state: SessionState, calls: ReadonlyMap<string, SessionCall>): SessionState {
  const call = calls.get(state.sessionId);
  return call === undefined ? state : { ...state, call };
}

/**
 * An older session does not overwrite the reference of a newer one on their case or contact, and none writes it again
 * with what became of its call.
 */
function withoutOlder(state: SessionState, row: Row, newest: Newest | undefined): SessionState {
  const createdAt = row.room_created_at ?? 0;
  // They have it already: to write it again would lock them and run the org's automation for nothing.
  if (row.outcome_only === 1 && row.wait_related === 0) return { ...state, updateCase: false, updateContact: false };
  return {
    ...state,
    updateCase: state.updateCase && (newest?.case_at ?? 0) <= createdAt,
    updateContact: state.updateContact && (newest?.contact_at ?? 0) <= createdAt,
  };
}
