import type { PersonName } from '../../../domain/audit.ts';
import type { Sealer } from '../../encryption.ts';
import type { VideoKey } from '../../setup-store.ts';
import type { Connection, Database } from '../tables.ts';
import { noteEntry } from './audit.ts';

const NAME = 'current';
const PLACE = { table: 'video_key', row: NAME, column: 'sealed_key' };

export async function readVideoKey(connection: Connection, sealer: Sealer): Promise<VideoKey | null> {
  const row = await connection.selectFrom('video_key').selectAll().where('name', '=', NAME).executeTakeFirst();
  return row === undefined
    ? null
    : {
        apiKey: sealer.open(row.sealed_key, PLACE),
        lastSix: row.last_six,
        setBy: { id: row.set_by_id, name: row.set_by_name },
        setAt: row.set_at,
      };
}

export function setVideoKey(
  database: Database,
  sealer: Sealer,
  { apiKey, lastSix, setBy, setAt }: VideoKey,
): Promise<void> {
  const columns = {
    sealed_key: sealer.seal(apiKey, PLACE),
    last_six: lastSix,
    set_by_id: setBy.id,
    set_by_name: setBy.name,
    set_at: setAt,
  };
  return database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('video_key')
      .values({ name: NAME, ...columns })
      .onConflict((conflict) => conflict.column('name').doUpdateSet(columns))
      .execute();
    await noteEntry(transaction, { at: setAt, person: setBy, action: 'video-key-set', detail: `ends in ${lastSix}` });
  });
}

export function removeVideoKey(database: Database, person: PersonName, now: number): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    const removed = await transaction
      .deleteFrom('video_key')
      .where('name', '=', NAME)
      .returning('last_six')
      .executeTakeFirst();
    if (removed === undefined) return false;
    const detail = `ended in ${removed.last_six}`;
    await noteEntry(transaction, { at: now, person, action: 'video-key-removed', detail });
    return true;
  });
}
