import { sql, type RawBuilder } from 'kysely';
import type { Engine } from '../storage/sql/lock.ts';
import type { Database } from '../storage/sql/tables.ts';

export interface Filling {
  /** Sessions that are over and written, each with a proof, a start and a call of its own; more than ten days old. */
  readonly old: number;
  /** Sessions of the last minute that wait for Salesforce, and as many requests that wait for their rooms. */
  readonly open: number;
  /** Sessions that were refused for good. */
  readonly parked: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Only sessions, with their rooms and starts: of very many rows the others take as long to fill again. */
  readonly isSessionsOnly?: boolean;
}

const OLD_MS = 10 * 24 * 3_600_000;
const MINUTE_MS = 60_000;
// An agent's customers call again: each contact has some sessions, and one has very many.
const PER_CONTACT = 5;
const BUSY_CONTACT_SHARE = 20;

/** Rows of one statement: PostgreSQL is given up when it is silent for long. */
const PART = 50_000;

type Columns = (row: { readonly text: RawBuilder<unknown> }) => RawBuilder<unknown>;

/** Fills a database as a busy year and an outage leave it, much faster than by its operations. */
export async function fillTables(
  database: Database,
  engine: Engine,
  { old, open, parked, now, isSessionsOnly = false }: Filling,
): Promise<void> {
  const insert = createFiller(database, engine);
  await fillSessions(insert, 'old', old, sql`${sql.lit(now - OLD_MS)} - i * 100`);
  await fillSessions(insert, 'open', open + parked, sql`${sql.lit(now - MINUTE_MS)} + i % 60000`);
  await sql`update video_session set parked_at = ${sql.lit(now)}, last_reason = 'refused'
    where session_id in (select session_id from video_session where status = 'Ready' limit ${sql.lit(parked)})`.execute(
    database,
  );
  const oldAt = sql`${sql.lit(now - OLD_MS)} - i * 100`;
  await insert('room_start', 'agent_id, started_at', old, () => sql`'005', ${oldAt}`);
  if (!isSessionsOnly) await fillOthers(insert, { old, open, now });
  // Autovacuum does so of itself within a minute; SQLite plans by its indexes alone.
  if (engine === 'postgres') await sql`vacuum analyze`.execute(database);
}

/** Inserts so many rows, whose columns are told by their number `i`, from 1 on. */
type Fill = (table: string, columns: string, count: number, select: Columns) => Promise<void>;

function createFiller(database: Database, engine: Engine): Fill {
  const text = sql.raw(engine === 'sqlite' ? "printf('%012d', i)" : "lpad(i::text, 12, '0')");
  const series = (from: number, to: number) =>
    engine === 'sqlite'
      ? sql`with recursive n(i) as (select ${sql.lit(from)} union all select i + 1 from n where i < ${sql.lit(to)})`
      : sql`with n as (select i from generate_series(${sql.lit(from)}, ${sql.lit(to)}) as i)`;
  return async (table, columns, count, select) => {
    for (let from = 1; from <= count; from += PART) {
      const to = Math.min(count, from + PART - 1);
      await sql`insert into ${sql.table(table)} (${sql.raw(columns)})
        ${series(from, to)} select ${select({ text })} from n`.execute(database);
      // Of all rows at once it would take too long.
      if (engine === 'postgres' && count > PART) await sql`vacuum ${sql.table(table)}`.execute(database);
    }
  };
}

async function fillSessions(insert: Fill, name: 'old' | 'open', count: number, at: RawBuilder<unknown>): Promise<void> {
  const isOpen = name === 'open';
  const person = sql`case when i % ${sql.lit(BUSY_CONTACT_SHARE)} = 0 then '-busy'
    else cast(i / ${sql.lit(PER_CONTACT)} as text) end`;
  await insert(
    'video_session',
    `session_id, contact_id, case_id, status, call_reference, invitation, agent_id, room_created_at, room_expires_at,
      update_case, update_contact, skip_related, desired_rev, written_rev, attempts, next_attempt_at, changed_at`,
    count,
    ({ text }) => sql`${sql.lit(name)} || ${text}, '003' || ${person}, '500' || ${sql.lit(name)} || ${text},
      ${sql.lit(isOpen ? 'Ready' : 'Expired')}, '00001026', 'Link', '005', ${at}, ${at} + 900000, 1, 1, 0, ${at},
      ${isOpen ? sql`0` : at}, 0, ${at}, ${at}`,
  );
  // What is open is looked for in the call log; what is old was found, or never called.
  await insert(
    'video_room',
    'room_id, session_id, call_reference, reference_key, created_at, expires_at, watch, next_look_at, changed_at',
    count,
    ({ text }) => sql`'room' || ${sql.lit(name)} || ${text}, ${sql.lit(name)} || ${text}, '00001026', '1026', ${at},
      ${at} + 900000, ${sql.lit(isOpen ? 'waiting' : 'over')}, ${isOpen ? sql`${at} + 60000` : sql`null`}, ${at}`,
  );
}

async function fillOthers(insert: Fill, { old, open, now }: Pick<Filling, 'old' | 'open' | 'now'>): Promise<void> {
  const oldAt = sql`${sql.lit(now - OLD_MS)} - i * 100`;
  const openAt = sql`${sql.lit(now - MINUTE_MS)} + i`;
  await insert(
    'proof',
    'proof_id, session_id, used_at',
    old,
    ({ text }) => sql`'proof' || ${text}, 'old' || ${text}, ${oldAt}`,
  );
  await insert(
    'idempotent_request',
    'lineage, request_id, key_created_at, body_hash, session_id, created_at',
    old,
    ({ text }) => sql`'lineage', 'request' || ${text}, 0, 'hash', 'old' || ${text}, ${oldAt}`,
  );
  await insert(
    'audit',
    'id, at, action, detail',
    old,
    ({ text }) => sql`'audit' || ${text}, ${oldAt}, 'setup-opened', ''`,
  );
  await insert(
    'room_request',
    'session_id, requested_at, next_attempt_at',
    open,
    ({ text }) => sql`'wish' || ${text}, ${openAt}, ${openAt}`,
  );
}
