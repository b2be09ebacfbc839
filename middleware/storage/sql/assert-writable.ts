import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';

const { R_OK, W_OK, X_OK } = constants;

/**
 * Makes sure that a database can be written before SQLite opens it: else SQLite leaves files beside it that are read-only
 * as it is, and stand in the way once it may be written again; nor does it say which file it is about.
 *
 * @param file of the database; it need not be there yet
 * @throws what the file system says, with the folder or file
 */
export function assertWritable(file: string): void {
  accessSync(path.dirname(file), R_OK | W_OK | X_OK);
  for (const one of [file, `${file}-wal`, `${file}-shm`]) if (existsSync(one)) accessSync(one, R_OK | W_OK);
}
