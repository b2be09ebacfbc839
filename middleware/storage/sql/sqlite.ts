import path from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
  CompiledQuery,
  Kysely,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type SqliteDatabase,
  type SqliteStatement,
} from 'kysely';
import { assertWritable } from './assert-writable.ts';
import { makeFolder, syncFolder } from './make-folder.ts';
import { waitForLocks } from './patient-connection.ts';
import type { Database } from './tables.ts';

// Another process on the same folder may hold a lock for a moment. Opening waits for it on the thread, for nothing else
// goes on yet; statements wait beside whatever else the thread does.
const LOCK_PATIENCE_MS = 5000;
const MAX_STATEMENTS = 200;

/**
 * The embedded database, `start-video.sqlite` in a folder of its own. Write-ahead log with full synchronisation: what was
 * committed survives a power cut. What is deleted is overwritten. Several processes of one machine may share the folder; a network file system may not.
 *
 * @param patienceMs how long a statement waits for another process's lock, milliseconds
 * @throws what the file system says: the folder cannot be made, or is read-only
 */
export function openSqlite(directory: string, patienceMs = LOCK_PATIENCE_MS): Database {
  const [file] = sqliteFiles(directory);
  makeFolder(directory);
  assertWritable(file);
  const database = new DatabaseSync(file, { timeout: patienceMs });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
  database.exec('PRAGMA secure_delete = ON; PRAGMA busy_timeout = 0');
  syncFolder(directory);
  return new Kysely({ dialect: new PatientSqliteDialect(database, patienceMs) });
}

/** The database and its write-ahead log, which is there as long as the database is open. */
export function sqliteFiles(directory: string): [database: string, log: string] {
  const file = path.join(directory, 'start-video.sqlite');
  return [file, `${file}-wal`];
}

class PatientSqliteDialect extends SqliteDialect {
  readonly #database: DatabaseSync;
  readonly #patienceMs: number;

  constructor(database: DatabaseSync, patienceMs: number) {
    super({ database: toKyselyDatabase(database) });
    this.#database = database;
    this.#patienceMs = patienceMs;
  }

  override createDriver(): SqliteDriver {
    return new PatientSqliteDriver(this.#database, this.#patienceMs);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}

/**
 * Kysely migrates SQLite without a transaction. With one, a process that is killed leaves no half of a schema behind, and
 * processes that start at once take turns: SQLite's DDL is transactional ("Transactions").
 */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class PatientSqliteDriver extends SqliteDriver {
  readonly #database: DatabaseSync;
  readonly #patienceMs: number;

  constructor(database: DatabaseSync, patienceMs: number) {
    super({ database: toKyselyDatabase(database) });
    this.#database = database;
    this.#patienceMs = patienceMs;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    return waitForLocks(await super.acquireConnection(), this.#patienceMs);
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    // A transaction that reads first and writes later fails when another process wrote in between: lock at once.
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // A full disk and the like make SQLite roll back by itself ("Response To Errors Within A Transaction"); a second
    // time would fail, and hide what happened.
    if (this.#database.isTransaction) await super.rollbackTransaction(connection);
  }
}

/** Node's own SQLite in the shape that Kysely knows, with statements kept prepared. */
function toKyselyDatabase(database: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare: (sql) => {
      const known = statements.get(sql);
      if (known !== undefined) return known;
      const statement = toKyselyStatement(database.prepare(sql));
      if (statements.size < MAX_STATEMENTS) statements.set(sql, statement);
      return statement;
    },
  };
}

function toKyselyStatement(statement: StatementSync): SqliteStatement {
  const values = (parameters: readonly unknown[]): SQLInputValue[] => parameters as SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...values(parameters)),
    run: (parameters) => statement.run(...values(parameters)),
    iterate: (parameters) => statement.iterate(...values(parameters)),
  };
}
