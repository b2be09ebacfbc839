import { sql } from 'kysely';
import type { Database } from './tables.ts';

/**
 * Has what was deleted leave SQLite's write-ahead log too, which keeps it until the log is written anew from its start. It
 * is done after rooms expired and once more a round later, when their numbers are deleted with their last write-back; and
 * first of all for what an earlier process left. While another process reads or writes it cannot be done: then next time.
 */
export function createEraser(database: Database): (deleted: number) => Promise<void> {
  let isOwed = true;
  return async (deleted) => {
    if (deleted === 0 && !isOwed) return;
    isOwed = true;
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(database);
    isOwed = deleted > 0 || rows[0]?.busy !== 0;
  };
}
