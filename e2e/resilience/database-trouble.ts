import { Client } from 'pg';
import { LOCK_ID } from '../../middleware/storage/sql/lock.ts';
import { eventually } from '../support/control.ts';

/** What an administrator, a failover or a network does to the connections of the middleware. */
export interface DatabaseTrouble {
  /** Ends all connections, whatever is done on them; returns how many there were. */
  endConnections(): Promise<number>;
  /**
   * Holds commits until some hang, and ends their connections: they are carried out, and nobody is told.
   *
   * @returns how many there were
   */
  endWithinCommits(): Promise<number>;
  /**
   * Makes the claim of a worker, which it does in an exclusive transaction, last until `freeze` was called within it.
   *
   * @param makeDue makes a session due
   * @param freeze stops the process that the worker is part of, the only one on the database
   */
  freezeWithinClaim<T>(makeDue: () => Promise<T>, freeze: () => void): Promise<T>;
  /** Stops the server, as a network does that carries nothing any more: connections stay, and nothing answers. */
  freeze(): Promise<void>;
  thaw(): void;
  /** Leaves the server as it was. */
  close(): Promise<void>;
}

const OURS = `application_name = 'start-video' and datname = current_database()`;
// A commit that waits for a standby is done on the server itself (PostgreSQL, "Synchronous Replication").
const WITHIN_COMMIT = `${OURS} and wait_event = 'SyncRep'`;

const WAITING_FOR_ROW = `select count(*) from pg_stat_activity where ${OURS} and wait_event = 'transactionid'`;

/** @param url of the database, as its superuser; nothing else may use the server meanwhile */
export async function makeTrouble(url: string): Promise<DatabaseTrouble> {
  const client = new Client({ connectionString: url });
  await client.connect();

  async function count(select: string): Promise<number> {
    const { rows } = await client.query<{ count: string }>(select);
    return Number(rows[0]?.count);
  }
  async function end(which: string): Promise<number> {
    return count(`select count(pg_terminate_backend(pid)) from pg_stat_activity where ${which}`);
  }
  async function setStandbys(names: string): Promise<void> {
    await client.query(`alter system set synchronous_standby_names = '${names}'`);
    await client.query('select pg_reload_conf()');
  }

  let frozen: readonly number[] = [];
  function thaw(): void {
    for (const pid of frozen) process.kill(pid, 'SIGCONT');
    frozen = [];
  }

  return {
    endConnections: () => end(OURS),
    endWithinCommits: async () => {
      await setStandbys('none');
      try {
        await eventually(
          'commits hang',
          async () => (await count(`select count(*) from pg_stat_activity where ${WITHIN_COMMIT}`)) > 0,
        );
        return await end(WITHIN_COMMIT);
      } finally {
        await setStandbys('');
      }
    },
    freeze: async () => {
      // The server itself, which takes new connections, and those that it has.
      const { rows } = await client.query<{ pid: number }>(`
        select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid
        union all select pid from pg_stat_activity where ${OURS}`);
      frozen = rows.map(({ pid }) => pid);
      for (const pid of frozen) process.kill(pid, 'SIGSTOP');
    },
    thaw,
    freezeWithinClaim: async (makeDue, freeze) => {
      await client.query(`select pg_advisory_lock(${LOCK_ID})`);
      const made = await makeDue();
      await client.query('begin');
      await client.query('select from video_session for update');
      await client.query(`select pg_advisory_unlock(${LOCK_ID})`);
      await eventually('a claim waits for its session', async () => (await count(WAITING_FOR_ROW)) > 0);
      freeze();
      await client.query('commit');
      return made;
    },
    close: async () => {
      thaw();
      await client.end();
    },
  };
}
