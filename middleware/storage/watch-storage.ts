import { statSync } from 'node:fs';
import { AppError } from '../errors/app-error.ts';
import { SECOND_MS } from '../time/clock.ts';

export interface StorageWatch {
  /** @throws AppError STORAGE_UNAVAILABLE before something is taken on that would be lost */
  before(operation: string): void;
  failed(reason: string): void;
  worked(operation: string): void;
  /** Why nothing new can be kept, as far as that is known; null if it can. */
  trouble(): string | null;
}

// What is kept here must outlive the process. What was kept before goes on being delivered, also from a file that nobody
// finds any more: the open one is still whole.
const TAKES_ON = new Set([
  'keep',
  'join',
  'adopt',
  'countStarts',
  'beginCall',
  'request',
  'claimRequests',
  'keepPrepared',
  'accept',
  'addKey',
  'removeKey',
  'keepToken',
  'setVideoKey',
  'removeVideoKey',
  'replaceSettings',
]);
/** A small write that is made again and again: it tells that the disk works. */
const PROBE = 'holdLease';
// A disk may have room for a lease and for nothing else: a probe counts once nothing has failed for so long.
const QUIET_MS = 15 * SECOND_MS;
const LOST =
  'the database in DATA_DIR was deleted or replaced while it is in use. Put it back and restart the middleware; what it still has to deliver, it delivers before it ends';

/**
 * Notices what makes a storage useless for anything new: writes that fail, and files that were taken away. A deleted
 * file works on for whoever has it open, and is gone with the process.
 *
 * @param files that the database is made of; none for a database elsewhere
 * @param onLost told once
 * @param monotonicMs a time that nobody sets, milliseconds since any moment
 */
export function createStorageWatch(
  files: readonly string[],
  onLost: () => void,
  monotonicMs: () => number = () => performance.now(),
): StorageWatch {
  const opened = files.map(identityOf);
  let isLost = false;
  /** Whether the files were looked at in this turn of the event loop: in one turn many may ask. */
  let isLooked = false;
  let failure: string | null = null;
  let failedAt = 0;

  function look(): boolean {
    if (isLost || isLooked) return isLost;
    isLooked = true;
    setImmediate(() => (isLooked = false));
    if (files.some((file, index) => identityOf(file) !== opened[index])) {
      isLost = true;
      onLost();
    }
    return isLost;
  }

  return {
    before: (operation) => {
      const takesOn = TAKES_ON.has(operation);
      if ((takesOn || operation === PROBE) && look() && takesOn) {
        throw new AppError('STORAGE_UNAVAILABLE', `The middleware cannot keep anything: ${LOST}.`, {
          retryAfterSeconds: 60,
        });
      }
    },
    failed: (reason) => {
      failure = reason;
      failedAt = monotonicMs();
    },
    worked: (operation) => {
      const isQuiet = operation === PROBE && monotonicMs() - failedAt >= QUIET_MS;
      if (isQuiet || (TAKES_ON.has(operation) && operation !== 'countStarts')) failure = null;
    },
    trouble: () => (look() ? LOST : failure),
  };
}

function identityOf(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats === undefined ? 'none' : `${stats.dev}:${stats.ino}`;
}
