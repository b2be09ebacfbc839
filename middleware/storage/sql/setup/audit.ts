import { randomUUID } from 'node:crypto';
import type { AuditAction, AuditEntry, ListedAuditEntry } from '../../../domain/audit.ts';
import { deleteBefore } from '../in-batches.ts';
import type { Engine } from '../lock.ts';
import type { Connection } from '../tables.ts';

export async function noteEntry(connection: Connection, { at, person, action, detail }: AuditEntry): Promise<void> {
  await connection
    .insertInto('audit')
    .values({
      id: randomUUID(),
      at,
      person_id: person?.id ?? null,
      person_name: person?.name ?? null,
      action,
      detail,
    })
    .execute();
}

export async function listAudit(connection: Connection, limit: number): Promise<ListedAuditEntry[]> {
  const rows = await connection
    .selectFrom('audit')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ at, person_id, person_name, action, detail }) => ({
    at,
    person: person_id === null ? null : { id: person_id, name: person_name ?? '' },
    action,
    detail,
  }));
}

export async function forgetAudit(connection: Connection, engine: Engine, before: number): Promise<void> {
  await deleteBefore(connection, engine, 'audit', 'at', before);
}

/** Whether a person is in the log with an action since a time. */
export async function isNoted(
  connection: Connection,
  personId: string,
  action: AuditAction,
  since: number,
): Promise<boolean> {
  const row = await connection
    .selectFrom('audit')
    .select('id')
    .where('at', '>', since)
    .where('person_id', '=', personId)
    .where('action', '=', action)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
