import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { AuditAction, AuditEntry } from '../../../domain/audit.ts';
import { deleteBefore } from '../in-batches.ts';
import type { Engine } from '../lock.ts';
import type { Connection } from '../tables.ts';

const actions = [
  'setup-opened',
  'settings-changed',
  'video-key-set',
  'video-key-removed',
  'deliveries-retried',
  'automation-key-made',
  'automation-key-removed',
] as const satisfies readonly AuditAction[];
const actionSchema = z.enum(actions);

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

export async function listAudit(connection: Connection, limit: number): Promise<AuditEntry[]> {
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
    action: actionSchema.parse(action),
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
