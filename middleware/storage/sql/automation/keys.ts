import { randomUUID, timingSafeEqual } from 'node:crypto';
import type { ExpressionBuilder, Selectable } from 'kysely';
import type { PersonName } from '../../../domain/audit.ts';
import { MINUTE_MS } from '../../../time/clock.ts';
import type { AutomationKey, NewAutomationKey } from '../../automation-store.ts';
import { inExclusiveTransaction, type Engine } from '../lock.ts';
import { noteEntry } from '../setup/audit.ts';
import type { Connection, Database, Tables } from '../tables.ts';
import type { AutomationKeyTable } from './tables.ts';

// For people who look at the list: to the minute is enough, and spares a write with each call.
const USE_NOTED_EVERY_MS = MINUTE_MS;

/** See `AutomationKeyStore.addKey`. */
export function addKey(
  database: Database,
  engine: Engine,
  { id, hash, lastFour, createdBy, validUntil }: NewAutomationKey,
  now: number,
  overlapMs: number,
): Promise<number | null> {
  return inExclusiveTransaction(database, engine, async (transaction) => {
    const [newest] = await listKeys(transaction, now);
    const overlapEnd = now + overlapMs;
    await transaction
      .updateTable('automation_key')
      .set({ valid_until: overlapEnd })
      .where((row) => row.or([row('valid_until', 'is', null), row('valid_until', '>', overlapEnd)]))
      .execute();
    await transaction
      .insertInto('automation_key')
      .values({
        id,
        lineage: newest?.lineage ?? randomUUID(),
        key_hash: hash,
        last_four: lastFour,
        created_at: now,
        created_by_id: createdBy.id,
        created_by_name: createdBy.name,
        valid_until: validUntil,
      })
      .execute();
    await noteEntry(transaction, {
      at: now,
      person: createdBy,
      action: 'automation-key-made',
      detail:
        validUntil === null
          ? `ends in ${lastFour}`
          : `ends in ${lastFour}, valid until ${new Date(validUntil).toISOString()}`,
    });
    if (newest === undefined) return null;
    return Math.min(newest.validUntil ?? overlapEnd, overlapEnd);
  });
}

/** See `AutomationKeyStore.listKeys`. */
export async function listKeys(connection: Connection, now: number): Promise<AutomationKey[]> {
  return (await validRows(connection, now)).map(toKey);
}

/** See `AutomationKeyStore.removeKey`. */
export function removeKey(database: Database, id: string, person: PersonName, now: number): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    const removed = await transaction
      .deleteFrom('automation_key')
      .where('id', '=', id)
      .returning('last_four')
      .executeTakeFirst();
    if (removed === undefined) return false;
    const detail = `ended in ${removed.last_four}`;
    await noteEntry(transaction, { at: now, person, action: 'automation-key-removed', detail });
    return true;
  });
}

/** See `AutomationKeyStore.findKey`. Every key is compared, so that the time tells nothing of any. */
export async function findKey(connection: Connection, hash: string, now: number): Promise<AutomationKey | null> {
  const wanted = Buffer.from(hash);
  const rows = await validRows(connection, now);
  const matches = rows.filter(({ key_hash }) => {
    const known = Buffer.from(key_hash);
    return known.length === wanted.length && timingSafeEqual(known, wanted);
  });
  const [row] = matches;
  if (row === undefined) return null;
  await connection
    .updateTable('automation_key')
    .set({ last_used_at: now })
    .where('id', '=', row.id)
    .where((key) => key.or([key('last_used_at', 'is', null), key('last_used_at', '<', now - USE_NOTED_EVERY_MS)]))
    .execute();
  return toKey(row);
}

function validRows(connection: Connection, now: number): Promise<Selectable<AutomationKeyTable>[]> {
  return connection
    .selectFrom('automation_key')
    .selectAll()
    .where((row) => isValid(row, now))
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
}

function isValid(row: ExpressionBuilder<Tables, 'automation_key'>, now: number) {
  return row.or([row('valid_until', 'is', null), row('valid_until', '>', now)]);
}

function toKey(row: Selectable<AutomationKeyTable>): AutomationKey {
  return {
    id: row.id,
    lineage: row.lineage,
    lastFour: row.last_four,
    createdAt: row.created_at,
    createdBy: { id: row.created_by_id, name: row.created_by_name },
    validUntil: row.valid_until,
    lastUsedAt: row.last_used_at,
  };
}
