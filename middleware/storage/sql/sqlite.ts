import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
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
import type { Database } from './tables.ts';

// Another process on the same folder may hold the write lock for a moment. A statement waits for it on the thread, so
// briefly; a transaction waits without holding up anything else.
const STATEMENT_WAIT_MS = 500;
const TRANSACTION_WAITS = 200;
const TRANSACTION_WAIT_MS = 25;
const SQLITE_BUSY = 5;
const MAX_STATEMENTS = 200;

/**
 * The embedded database, `start-video.sqlite` in a folder of its own. Write-ahead log with full synchronisation: what was
 * committed survives a power cut. Several processes of one machine may share the folder; a network file system may not.
 *
 * @throws what the file system says: the folder cannot be made, or is read-only
 */
export function openSqlite(directory: string): Database {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(path.join(directory, 'start-video.sqlite'), { timeout: STATEMENT_WAIT_MS });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
  syncDirectory(directory);
  return new Kysely({ dialect: new PatientSqliteDialect(database) });
}

class PatientSqliteDialect extends SqliteDialect {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    super({ database: toKyselyDatabase(database) });
    this.#database = database;
  }

  override createDriver(): SqliteDriver {
    return new PatientSqliteDriver(this.#database);
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

  constructor(database: DatabaseSync) {
    super({ database: toKyselyDatabase(database) });
    this.#database = database;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    for (let waits = 0; ; waits += 1) {
      try {
        // A transaction that reads first and writes later fails when another process wrote in between: lock at once.
        await connection.executeQuery(CompiledQuery.raw('begin immediate'));
        return;
      } catch (error) {
        if (!isBusy(error) || waits >= TRANSACTION_WAITS) throw error;
        await delay(TRANSACTION_WAIT_MS);
      }
    }
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // A full disk and the like make SQLite roll back by itself ("Response To Errors Within A Transaction"); a second
    // time would fail, and hide what happened.
    if (this.#database.isTransaction) await super.rollbackTransaction(connection);
  }
}

function isBusy(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'errcode' in error && error.errcode === SQLITE_BUSY;
}

/** A new file is safe from a power cut only once the folder's own entry is on the disk. */
function syncDirectory(directory: string): void {
  const descriptor = openSync(directory, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
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
