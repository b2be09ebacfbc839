import { Socket } from 'node:net';
import { Kysely, PostgresDialect } from 'kysely';
import { Pool, types } from 'pg';
import type { Database } from './tables.ts';

const CONNECTIONS = 10;
const CONNECT_MS = 5000;
// No statement of ours comes near it; one that hangs must not hold a connection for ever.
const STATEMENT_MS = 15_000;
// A server that ended a statement has said so by then; one that is silent is frozen or cut off.
const SILENT_MS = STATEMENT_MS + 2000;
// Nothing but the database is waited for within a transaction: who is idle in one is frozen or lost, and its locks hold
// up all other instances. The server ends its connection, which undoes the transaction.
const IDLE_IN_TRANSACTION_MS = 5000;

const INT8 = types.builtins.INT8;

// Our 64-bit integers are times and counters, far below 2^53.
const parserOf: typeof types.getTypeParser = (oid, format) =>
  oid === INT8 ? Number : (types.getTypeParser(oid, format) as unknown);

/**
 * PostgreSQL, shared by any number of instances.
 *
 * @param url as in `postgres://user:password@host/database`
 * @param onError told of connections that broke while idle
 */
export function openPostgres(url: string, onError: (error: Error) => void): Database {
  const pool = new Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    stream: createImpatientSocket,
    application_name: 'start-video',
    types: { getTypeParser: parserOf },
  });
  pool.on('error', onError);
  // The pool listens only to those that are idle, and an error without a listener ends the process. What was asked of
  // a connection in use fails with the same reason, and that is told to whoever asked.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely({ dialect: new PostgresDialect({ pool }) });
}

/**
 * A socket that breaks when nothing passes for longer than any answer takes. `query_timeout` of `pg` would leave the
 * connection in the pool, in the middle of a transaction that the next one to use it would commit.
 */
function createImpatientSocket(): Socket {
  const socket = new Socket();
  return socket.setTimeout(SILENT_MS, () => {
    socket.destroy(new Error(`PostgreSQL has been silent for ${SILENT_MS / 1000} seconds`));
  });
}
