import type { FileStore } from '../../file-store.ts';
import { deleteBefore } from '../in-batches.ts';
import type { Engine } from '../lock.ts';
import type { Database } from '../tables.ts';
import { claimFiles, nextFile } from './claim-files.ts';
import { countFiles, listParkedFiles, releaseHeldFiles, retryParkedFiles } from './parked-files.ts';
import { beginInsert, endFile, extendFiles, postponeFile, releaseFiles } from './settle-files.ts';

/** Files of calls over SQL: the same statements for SQLite and PostgreSQL. */
export function createFileStore(database: Database, engine: Engine): FileStore {
  return {
    nextFile: () => nextFile(database),
    claimFiles: (now, leaseMs) => claimFiles(database, engine, now, leaseMs),
    extendFiles: (token, claimedUntil) => extendFiles(database, token, claimedUntil),
    beginInsert: (claim, file) =>
      database.transaction().execute((transaction) => beginInsert(transaction, engine, claim, file)),
    endFile: (claim, file, end, now) =>
      database.transaction().execute((transaction) => endFile(transaction, claim, file, end, now)),
    postponeFile: (claim, file, nextAttemptAt, reason) => postponeFile(database, claim, file, nextAttemptAt, reason),
    releaseFiles: (claim, nextAttemptAt) => releaseFiles(database, claim, nextAttemptAt),
    countFiles: () => countFiles(database),
    listParkedFiles: (limit) => listParkedFiles(database, limit),
    retryParkedFiles: (which, now) => retryParkedFiles(database, which, now),
    releaseHeldFiles: (sessionId, now) =>
      database.transaction().execute((transaction) => releaseHeldFiles(transaction, sessionId, now)),
    forgetFiles: async (before) => {
      await deleteBefore(database, engine, 'call_file', 'changed_at', before);
    },
  };
}
