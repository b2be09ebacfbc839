import type { AuditEntry } from '../../../domain/audit.ts';
import type { Connection, Database } from '../tables.ts';
import { noteEntry } from './audit.ts';

const NAME = 'settings_seen';

export async function readSettingsSeen(connection: Connection): Promise<string | null> {
  const row = await connection.selectFrom('meta').select('value').where('name', '=', NAME).executeTakeFirst();
  return row?.value ?? null;
}

/** See `SetupStore.replaceSettings`. */
export function replaceSettingsSeen(
  database: Database,
  before: string | null,
  after: string,
  entry: AuditEntry | null,
): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    // The condition stands in the statement itself: of two instances that saw the same change one notes it.
    const replaced =
      before === null
        ? await transaction
            .insertInto('meta')
            .values({ name: NAME, value: after })
            .onConflict((conflict) => conflict.column('name').doNothing())
            .returning('name')
            .executeTakeFirst()
        : await transaction
            .updateTable('meta')
            .set({ value: after })
            .where('name', '=', NAME)
            .where('value', '=', before)
            .returning('name')
            .executeTakeFirst();
    if (replaced === undefined) return false;
    if (entry !== null) await noteEntry(transaction, entry);
    return true;
  });
}
