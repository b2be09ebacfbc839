import { sql, type Transaction } from 'kysely';
import { CHAT, FIELDS } from '../../../domain/call-files/call-files.ts';
import type { FoundFiles } from '../../file-store.ts';
import type { Tables } from '../tables.ts';

/** Why files wait until somebody says whose call it was. */
export const DIFFERENT_NUMBER =
  'DIFFERENT_NUMBER: 8x8 called another number than it was asked to. Ask the agent whether it was the customer; if so, retry.';
const FOREIGN_PICTURE = 'Its path is one of another call: somebody may have typed it.';

/**
 * Keeps which files a call has. What is there already stays as it is, but for a chat that has changed since it was
 * written. A path that another call has is not fetched for this one: whoever writes in a chat can type it.
 */
export async function keepFiles(
  transaction: Transaction<Tables>,
  sessionId: string,
  { callId, pictures, chatPrint, fieldsPrint }: FoundFiles,
  now: number,
): Promise<void> {
  const call = await transaction
    .selectFrom('call_seen')
    .select('number_differs')
    .where('call_id', '=', callId)
    .executeTakeFirst();
  const { state, reason } =
    call?.number_differs === 1 ? { state: 'parked', reason: DIFFERENT_NUMBER } : { state: 'due', reason: null };
  const common = {
    call_id: callId,
    session_id: sessionId,
    due_since: now,
    next_attempt_at: now,
    changed_at: now,
  };
  for (const [index, file] of pictures.entries()) {
    const isForeign = await isOfAnother(transaction, callId, file);
    await transaction
      .insertInto('call_file')
      .values({
        ...common,
        file,
        ordinal: index + 1,
        ...(isForeign ? { state: 'skipped', reason: FOREIGN_PICTURE } : { state, reason }),
      })
      .onConflict((conflict) => conflict.columns(['call_id', 'file']).doNothing())
      .execute();
  }
  for (const [file, print] of [
    [CHAT, chatPrint],
    [FIELDS, fieldsPrint],
  ] as const) {
    if (print === null) continue;
    await transaction
      .insertInto('call_file')
      .values({
        ...common,
        file,
        ordinal: 0,
        print,
        state,
        reason,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['call_id', 'file'])
          .doUpdateSet({
            print,
            state: sql<string>`case when call_file.state = 'written' then 'due' else call_file.state end`,
            next_attempt_at: now,
            due_since: now,
            attempts: 0,
            changed_at: now,
          })
          .where('call_file.print', 'is distinct from', print),
      )
      .execute();
  }
}

async function isOfAnother(transaction: Transaction<Tables>, callId: string, file: string): Promise<boolean> {
  const other = await transaction
    .selectFrom('call_file')
    .select('call_id')
    .where('file', '=', file)
    .where('call_id', '!=', callId)
    .executeTakeFirst();
  return other !== undefined;
}
