import { AppError } from '../errors/app-error.ts';
import { SealError } from './encryption.ts';
import { ProofUsedError, StartLimitError, UnreadableRowError } from './storage.ts';
import type { StorageWatch } from './watch-storage.ts';

// What the stores throw by their own interfaces: answers, and no failures.
const MEANT_ERRORS = [ProofUsedError, StartLimitError];

/**
 * The same store, whose failures (a full disk, a read-only folder, a database that is gone) say what to do. Nothing is
 * answered as done that was not kept.
 *
 * @param store an object whose methods all return promises
 * @param watch told what works and what does not
 */
export function guardStore<S extends object>(store: S, watch: StorageWatch): S {
  return new Proxy(store, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name);
      return isMethod(member) ? guard(String(name), member, watch) : member;
    },
  });
}

type Method = (...args: unknown[]) => Promise<unknown>;

function isMethod(member: unknown): member is Method {
  return typeof member === 'function';
}

function guard(name: string, method: Method, watch: StorageWatch): Method {
  return async (...args) => {
    watch.before(name);
    try {
      const result = await method(...args);
      watch.worked(name);
      return result;
    } catch (error) {
      if (MEANT_ERRORS.some((meant) => error instanceof meant)) throw error;
      const unreadable = unreadableError(error);
      if (unreadable !== null) throw unreadable;
      const reason = reasonOf(error);
      watch.failed(reason);
      throw new AppError(
        'STORAGE_UNAVAILABLE',
        `The middleware cannot keep or look up anything: ${reason}. Try again in a moment; if it stays, ask an administrator to look into its log.`,
        { cause: error, retryAfterSeconds: 5 },
      );
    }
  };
}

/** What is damaged, or sealed with a key that is not here, says nothing of the database. */
function unreadableError(error: unknown): AppError | null {
  if (error instanceof UnreadableRowError) {
    return new AppError(
      'SESSION_UNREADABLE',
      'What the middleware keeps of this call cannot be read on this server. Start a new call, and ask an administrator to look into the log, which says what to do.',
      { cause: error },
    );
  }
  if (!(error instanceof SealError)) return null;
  return new AppError(
    'NOT_CONFIGURED',
    'The 8x8 API key that the middleware keeps cannot be read on this server. Ask an administrator to put back the ENCRYPTION_KEY, or to enter the API key anew (tab Video Setup).',
    { cause: error },
  );
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
