import type { Connection } from '../tables.ts';

/** Of these calls it is known whose they are, or that they are nobody's here. */
export async function endDoubts(connection: Connection, callIds: readonly string[]): Promise<void> {
  if (callIds.length > 0) await connection.deleteFrom('call_doubt').where('call_id', 'in', callIds).execute();
}
