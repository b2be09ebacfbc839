import { sql } from 'kysely';
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
}

const OLD_MS = 10 * 24 * 3_600_000;
const MINUTE_MS = 60_000;
// An agent's customers call again: each contact has some sessions, and one has very many.
const PER_CONTACT = 5;
const BUSY_CONTACT_SHARE = 20;

/** Fills a database as a busy year and an outage leave it, much faster than by its operations. */
export async function fillTables(
  database: Database,
  engine: Engine,
  { old, open, parked, now }: Filling,
): Promise<void> {
  const series = (count: number) =>
    engine === 'sqlite'
      ? sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${sql.lit(count)})`
      : sql`with n as (select i from generate_series(1, ${sql.lit(count)}) as i)`;
  const text = sql.raw(engine === 'sqlite' ? "printf('%012d', i)" : "lpad(i::text, 12, '0')");
  const person = (part: number) =>
    sql`case when i % ${sql.lit(BUSY_CONTACT_SHARE)} = 0 then '-busy' else cast(i / ${sql.lit(part)} as text) end`;

  const fill = async (name: string, count: number, isOpen: boolean): Promise<void> => {
    const at = isOpen ? sql`${sql.lit(now - MINUTE_MS)} + i % 60000` : sql`${sql.lit(now - OLD_MS)} - i * 100`;
    await sql`
      insert into video_session (session_id, contact_id, case_id, status, call_reference, invitation, agent_id,
        room_created_at, room_expires_at, update_case, update_contact, skip_related, desired_rev, written_rev, attempts,
        next_attempt_at, changed_at)
      ${series(count)}
      select ${name} || ${text}, '003' || ${person(PER_CONTACT)}, '500' || ${name} || ${text},
        ${isOpen ? 'Ready' : 'Expired'}, '00001026', 'Link', '005', ${at}, ${at} + 900000, 1, 1, 0, ${at},
        ${isOpen ? sql`0` : at}, 0, ${at}, ${at}
      from n`.execute(database);
    // What is open is looked for in the call log; what is old was found, or never called.
    await sql`
      insert into video_room (room_id, session_id, call_reference, reference_key, created_at, expires_at, watch,
        next_look_at, changed_at)
      ${series(count)}
      select 'room' || ${name} || ${text}, ${name} || ${text}, '00001026', '1026', ${at}, ${at} + 900000,
        ${isOpen ? 'waiting' : 'over'}, ${isOpen ? sql`${at} + 60000` : sql`null`}, ${at}
      from n`.execute(database);
  };
  await fill('old', old, false);
  await fill('open', open + parked, true);
  await sql`update video_session set parked_at = ${sql.lit(now)}, last_reason = 'refused'
    where session_id in (select session_id from video_session where status = 'Ready' limit ${sql.lit(parked)})`.execute(
    database,
  );
  const oldAt = sql`${sql.lit(now - OLD_MS)} - i * 100`;
  await sql`insert into proof (proof_id, session_id, used_at) ${series(old)}
    select 'proof' || ${text}, 'old' || ${text}, ${oldAt} from n`.execute(database);
  await sql`insert into room_start (agent_id, started_at) ${series(old)}
    select '005', ${oldAt} from n`.execute(database);
  await sql`insert into idempotent_request (lineage, request_id, key_created_at, body_hash, session_id, created_at)
    ${series(old)} select 'lineage', 'request' || ${text}, 0, 'hash', 'old' || ${text}, ${oldAt} from n`.execute(
    database,
  );
  await sql`insert into audit (id, at, action, detail) ${series(old)}
    select 'audit' || ${text}, ${oldAt}, 'setup-opened', '' from n`.execute(database);
  await sql`insert into room_request (session_id, requested_at, next_attempt_at) ${series(open)}
    select 'wish' || ${text}, ${sql.lit(now - MINUTE_MS)} + i, ${sql.lit(now - MINUTE_MS)} + i from n`.execute(
    database,
  );
  // Autovacuum does so of itself within a minute; SQLite plans by its indexes alone.
  if (engine === 'postgres') await sql`vacuum analyze`.execute(database);
}
