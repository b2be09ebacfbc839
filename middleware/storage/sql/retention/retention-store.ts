import { z } from 'zod';
import type { RemovalPass } from '../../../domain/retention.ts';
import type { RetentionStore } from '../../retention-store.ts';
import { inExclusiveTransaction, type Engine } from '../lock.ts';
import type { Database } from '../tables.ts';
import { forgetPersonal } from './forget-personal.ts';

const NAME = 'retention';
const passSchema = z.object({
  days: z.number(),
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  after: z.string().nullable(),
  removed: z.number(),
  files: z.number(),
  keptFiles: z.number(),
  inBin: z.number(),
  refused: z.number(),
  refusal: z.string().nullable(),
});

export function createRetentionStore(database: Database, engine: Engine): RetentionStore {
  return {
    // No claim is made meanwhile.
    forgetPersonal: (sessionIds, now) =>
      inExclusiveTransaction(database, engine, (transaction) => forgetPersonal(transaction, sessionIds, now)),
    // What another version keeps in another shape is as good as nothing.
    readPass: async () => {
      const row = await database.selectFrom('meta').select('value').where('name', '=', NAME).executeTakeFirst();
      return row === undefined ? null : readPass(row.value);
    },
    keepPass: async (pass) => {
      const value = JSON.stringify(pass);
      await database
        .insertInto('meta')
        .values({ name: NAME, value })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
        .execute();
    },
  };
}

function readPass(value: string): RemovalPass | null {
  try {
    return passSchema.parse(JSON.parse(value));
  } catch {
    return null;
  }
}
