import { AppError } from '../errors/app-error.ts';
import { SealError } from './encryption.ts';
import { ProofUsedError, type Storage } from './storage.ts';

/**
 * The same storage, whose failures (a full disk, a read-only folder, a database that is gone) say what to do. Nothing is
 * answered as done that was not kept.
 */
export function guardStorage(storage: Storage): Storage {
  const guard =
    <A extends unknown[], R>(method: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      try {
        return await method(...args);
      } catch (error) {
        if (error instanceof ProofUsedError || error instanceof SealError) throw error;
        throw new AppError(
          'STORAGE_UNAVAILABLE',
          `The middleware cannot keep the call: ${reasonOf(error)}. Try again in a moment; if it stays, tell an administrator.`,
          { cause: error, retryAfterSeconds: 5 },
        );
      }
    };
  return {
    description: storage.description,
    find: guard(storage.find),
    sessionOfProof: guard(storage.sessionOfProof),
    countStarts: guard(storage.countStarts),
    keep: guard(storage.keep),
    useProof: guard(storage.useProof),
    adopt: guard(storage.adopt),
    claimDue: guard(storage.claimDue),
    nextDue: guard(storage.nextDue),
    finish: guard(storage.finish),
    release: guard(storage.release),
    releaseUnsure: guard(storage.releaseUnsure),
    reschedule: guard(storage.reschedule),
    leaveOutRelated: guard(storage.leaveOutRelated),
    park: guard(storage.park),
    countUnwritten: guard(storage.countUnwritten),
    listParked: guard(storage.listParked),
    retryParked: guard(storage.retryParked),
    expireRooms: guard(storage.expireRooms),
    forgetProofs: guard(storage.forgetProofs),
    forgetSessions: guard(storage.forgetSessions),
    holdLease: guard(storage.holdLease),
    releaseLease: guard(storage.releaseLease),
    close: storage.close,
  };
}

/** Result codes of SQLite (its page "Result and Error Codes"), in words. */
const SQLITE_REASONS: Readonly<Record<number, string>> = {
  5: 'the database is locked by another process',
  8: 'DATA_DIR is read-only',
  10: 'the disk does not work',
  13: 'the disk is full',
  14: 'DATA_DIR cannot be opened',
};

function reasonOf(error: unknown): string {
  const code =
    typeof error === 'object' && error !== null && 'errcode' in error ? Number(error.errcode) & 0xff : undefined;
  return (code === undefined ? undefined : SQLITE_REASONS[code]) ?? 'its database does not answer';
}
