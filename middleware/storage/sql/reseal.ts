import type { Sealer } from '../encryption.ts';
import type { Database } from './tables.ts';

const COLUMNS = ['sealed_links', 'sealed_phone'] as const;

/**
 * Seals anew, with the first key, what another key sealed, so that the old key can be left out at the next start.
 *
 * @throws SealError if a row was sealed with a key that is not there: it would hold up the write-backs of all others
 */
export async function resealRows(database: Database, sealer: Sealer): Promise<void> {
  for (const column of COLUMNS) {
    const rows = await database
      .selectFrom('video_session')
      .select(['session_id', `${column} as sealed`])
      .where(column, 'not like', `${sealer.prefix}%`)
      .execute();
    for (const { session_id, sealed } of rows) {
      if (sealed === null) continue;
      const place = { table: 'video_session', row: session_id, column };
      await database
        .updateTable('video_session')
        .set({ [column]: sealer.seal(sealer.open(sealed, place), place) })
        .where('session_id', '=', session_id)
        // Another instance may have kept a new room meanwhile.
        .where(column, '=', sealed)
        .execute();
    }
  }
}
