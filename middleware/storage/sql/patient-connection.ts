import { setTimeout as delay } from 'node:timers/promises';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';

// Short against any transaction of ours: another process that writes one after the other leaves gaps no longer than that.
const WAIT_MS = 5;
// Primary result code ("Result and Error Codes" of SQLite); what else an error says lies in the bits above.
const SQLITE_BUSY = 5;
const PRIMARY_CODE = 0xff;

/**
 * A connection whose statements wait for a lock that another process holds, without standing in the way of anything else
 * on the thread. SQLite's own timeout would: it sleeps within the statement. One that found the database busy has done
 * nothing, so it may be tried again.
 *
 * @param patienceMs milliseconds after which the statement fails as SQLite said
 */
export function waitForLocks(connection: DatabaseConnection, patienceMs: number): DatabaseConnection {
  return {
    executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
      const giveUpAt = performance.now() + patienceMs;
      for (;;) {
        try {
          return await connection.executeQuery<R>(query);
        } catch (error) {
          if (!isBusy(error) || performance.now() > giveUpAt) throw error;
          await delay(WAIT_MS);
        }
      }
    },
    streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
  };
}

function isBusy(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'errcode' in error &&
    (Number(error.errcode) & PRIMARY_CODE) === SQLITE_BUSY
  );
}
