import type { AutomationStore } from './automation-store.ts';
import type { CallStore } from './call-store.ts';
import { createSealer } from './encryption.ts';
import type { EventStore } from './event-store.ts';
import type { FileStore } from './file-store.ts';
import { guardStore } from './guard-store.ts';
import type { RetentionStore } from './retention-store.ts';
import type { SetupStore } from './setup-store.ts';
import type { Storage } from './storage.ts';
import { createAutomationStore } from './sql/automation/automation-store.ts';
import { createCallStore } from './sql/calls/call-store.ts';
import { createEventStore } from './sql/events/event-store.ts';
import { createFileStore } from './sql/files/file-store.ts';
import { createRetentionStore } from './sql/retention/retention-store.ts';
import type { Engine } from './sql/lock.ts';
import { prepareDatabase } from './sql/open-database.ts';
import { openPostgres } from './sql/postgres.ts';
import { openSqlite, sqliteFiles } from './sql/sqlite.ts';
import { createSetupStore } from './sql/setup/setup-store.ts';
import { createSqlStorage } from './sql/sql-storage.ts';
import type { TellUnreadable } from './sql/unreadable.ts';
import { createStorageWatch } from './watch-storage.ts';

const PROBE = 'readiness';

export type StoragePlace = { readonly databaseUrl: string } | { readonly directory: string };

/** Everything that is kept, a store for each concern, all in one database. */
export interface Stores {
  readonly sessions: Storage;
  readonly setup: SetupStore;
  readonly automation: AutomationStore;
  readonly events: EventStore;
  readonly calls: CallStore;
  readonly files: FileStore;
  readonly retention: RetentionStore;
  /** Why nothing new can be kept, in words; null if it can. What failed before is tried again. */
  trouble(): Promise<string | null>;
  close(): Promise<void>;
}

/**
 * Opens the storage, brings its schema up to date and checks that the keys fit.
 *
 * @param keys encryption keys, the first encrypts
 * @param onError told of database connections that broke while idle
 * @param onUnreadable told of sessions whose write-back is parked because their rows cannot be read
 * @param onLost told when the files of the database were deleted or replaced while it is in use
 * @throws SealError for keys that do not fit; what the file system or PostgreSQL says otherwise
 */
export async function openStorage(
  place: StoragePlace,
  keys: readonly string[],
  onError: (error: Error) => void,
  onUnreadable: TellUnreadable = () => undefined,
  onLost: () => void = () => undefined,
): Promise<Stores> {
  const sealer = createSealer(keys);
  const engine: Engine = 'databaseUrl' in place ? 'postgres' : 'sqlite';
  const database = 'databaseUrl' in place ? openPostgres(place.databaseUrl, onError) : openSqlite(place.directory);
  try {
    await prepareDatabase(database, sealer);
  } catch (error) {
    await database.destroy();
    throw error;
  }
  const watch = createStorageWatch('directory' in place ? sqliteFiles(place.directory) : [], onLost);
  const sessions = guardStore(createSqlStorage(database, engine, sealer, onUnreadable), watch);
  return {
    sessions,
    setup: guardStore(createSetupStore(database, engine, sealer), watch),
    automation: guardStore(createAutomationStore(database, engine, sealer), watch),
    events: guardStore(createEventStore(database), watch),
    calls: guardStore(createCallStore(database, engine, sealer), watch),
    files: guardStore(createFileStore(database, engine), watch),
    retention: guardStore(createRetentionStore(database, engine), watch),
    trouble: async () => {
      // One lease for all instances, so that each writes: it stands for nothing.
      if (watch.trouble() !== null) await sessions.holdLease(PROBE, PROBE, Date.now(), 0).catch(() => undefined);
      return watch.trouble();
    },
    close: () => database.destroy(),
  };
}
