import { describeCause } from '../errors/app-error.ts';
import { ConfigError } from './read-config.ts';

const STORAGE_ERRORS = new Set([
  'EACCES',
  'EDQUOT',
  'EEXIST',
  'EIO',
  'ENOSPC',
  'ENOTDIR',
  'EPERM',
  'EROFS',
  'ERR_SQLITE_ERROR',
]);

/** Why the service could not start, and what to do, for the person at the terminal. */
export function explainStart(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  const { code, message } = describeCause(error);
  if (code === 'EACCES' && message.startsWith('listen'))
    return 'The port may not be used by this user. Set PORT to a free one above 1023.';
  if (code === 'EADDRINUSE') return 'The port is in use already. Set PORT to a free one.';
  if (code !== undefined && STORAGE_ERRORS.has(code)) {
    return `The storage cannot be opened: ${message}. Check that DATA_DIR can be written and has room.`;
  }
  return `The middleware could not start: ${message}`;
}
